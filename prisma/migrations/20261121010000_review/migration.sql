-- Verdicts of people on denials. A row is never changed but for its undoing. What the denial was is
-- repeated here: verdicts outlive the days of single events. No policy is an empty text, as in series.
CREATE TABLE "verdict" (
  "id" UUID NOT NULL,
  "event_id" UUID NOT NULL,
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "zone" TEXT NOT NULL,
  "service" TEXT,
  "environment" TEXT,
  "policy" TEXT NOT NULL,
  "rule" TEXT,
  "revision" TEXT,
  "judgement" TEXT NOT NULL,
  "cause" TEXT,
  "note" TEXT,
  "origin" TEXT NOT NULL,
  "round" TEXT,
  "bulk_id" UUID,
  "reviewer_type" TEXT NOT NULL,
  "reviewer_id" TEXT NOT NULL,
  "reviewer_name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "undone_at" TIMESTAMPTZ(6),
  "undone_by_id" TEXT,
  "undone_by_name" TEXT,
  CONSTRAINT "verdict_pkey" PRIMARY KEY ("id")
);

-- One standing verdict of a person on a denial. The one before is undone when another is given.
CREATE UNIQUE INDEX "verdict_standing_key" ON "verdict" ("event_id", "reviewer_id") WHERE "undone_at" IS NULL;
CREATE INDEX "verdict_event_id_idx" ON "verdict" ("event_id");
CREATE INDEX "verdict_occurred_at_idx" ON "verdict" ("occurred_at") WHERE "undone_at" IS NULL;
CREATE INDEX "verdict_created_at_id_idx" ON "verdict" ("created_at", "id");
CREATE INDEX "verdict_bulk_id_idx" ON "verdict" ("bulk_id") WHERE "bulk_id" IS NOT NULL;

-- The denials of each review round and policy that come first in the order of SHA-256(round, event id).
CREATE TABLE "review_sample" (
  "event_id" UUID NOT NULL,
  "round" TEXT NOT NULL,
  "policy" TEXT NOT NULL,
  "sort_key" BYTEA NOT NULL,
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "zone" TEXT NOT NULL,
  CONSTRAINT "review_sample_pkey" PRIMARY KEY ("event_id")
);
CREATE INDEX "review_sample_round_policy_sort_key_idx" ON "review_sample" ("round", "policy", "sort_key");
CREATE INDEX "review_sample_policy_sort_key_idx" ON "review_sample" ("policy", "sort_key");

-- The hours whose denials the sample has seen, and how many the roll-ups counted at that time.
CREATE TABLE "review_hour" (
  "hour" TIMESTAMPTZ(0) NOT NULL,
  "denials" BIGINT NOT NULL,
  "read_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "review_hour_pkey" PRIMARY KEY ("hour")
);
