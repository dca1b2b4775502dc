-- Which revision was seen at which enforcement point: an instance of an engine, or a service where no instance is
-- told. A row for each revision, so that what is stored does not depend on the order in which events come.
CREATE TABLE "enforcement_point" (
  "policy" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "point" TEXT NOT NULL,
  "revision" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "first_seen" TIMESTAMPTZ(6) NOT NULL,
  "last_seen" TIMESTAMPTZ(6) NOT NULL,
  "activated_at" TIMESTAMPTZ(6),
  CONSTRAINT "enforcement_point_pkey" PRIMARY KEY ("policy", "environment", "kind", "point", "revision", "source")
) WITH (fillfactor = 70);
CREATE INDEX "enforcement_point_last_seen_idx" ON "enforcement_point" ("last_seen");

-- Environments that run another revision than the newest, from when it was noticed until it is mended.
CREATE TABLE "policy_mismatch" (
  "drift_id" TEXT NOT NULL,
  "policy" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "zone" TEXT,
  "revision" TEXT NOT NULL,
  "newest" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(6) NOT NULL,
  "noticed_at" TIMESTAMPTZ(6) NOT NULL,
  "reported_at" TIMESTAMPTZ(6),
  "ended_at" TIMESTAMPTZ(6),
  CONSTRAINT "policy_mismatch_pkey" PRIMARY KEY ("drift_id")
);

-- The policy that a drift is about, where it is about one.
ALTER TABLE "drift_case" ADD COLUMN "policy" TEXT;
