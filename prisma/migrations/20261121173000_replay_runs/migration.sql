-- A candidate evaluated against past decisions. The cursor is written with what was counted and flipped, so
-- that a run that was cut off goes on where it was. Who works on it holds it for a while (lease).
CREATE TABLE "replay_run" (
  "id" UUID NOT NULL,
  "policy" TEXT NOT NULL,
  "title" TEXT,
  "engine" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "revision" TEXT,
  "digest" TEXT NOT NULL,
  "files" JSONB,
  "bundle" BYTEA,
  "entrypoint" TEXT,
  "opa_url" TEXT,
  "mapping" JSONB,
  "zones" TEXT[],
  "window_from" TIMESTAMPTZ(6) NOT NULL,
  "window_to" TIMESTAMPTZ(6) NOT NULL,
  "selected_policy" TEXT NOT NULL,
  "zone" TEXT,
  "service" TEXT,
  "environment" TEXT,
  "outcome" TEXT,
  "sample_size" INTEGER,
  "strata" JSONB,
  "state" TEXT NOT NULL,
  "total" BIGINT,
  "done" BIGINT NOT NULL DEFAULT 0,
  "flips" BIGINT NOT NULL DEFAULT 0,
  "cursor_at" TIMESTAMPTZ(6),
  "cursor_id" UUID,
  "tally" JSONB NOT NULL,
  "error" TEXT,
  "lease_holder" UUID,
  "lease_until" TIMESTAMPTZ(6),
  "started_by_type" TEXT NOT NULL,
  "started_by_id" TEXT NOT NULL,
  "started_by_name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  "finished_at" TIMESTAMPTZ(6),
  CONSTRAINT "replay_run_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "replay_run_policy_created_at_idx" ON "replay_run" ("policy", "created_at");
CREATE INDEX "replay_run_created_at_idx" ON "replay_run" ("created_at");
-- What there is to do: few rows, whatever the number of saved runs.
CREATE INDEX "replay_run_open_idx" ON "replay_run" ("created_at")
  WHERE "state" IN ('queued', 'running') OR "lease_holder" IS NOT NULL;

-- A decision that the candidate decides otherwise, or fails on.
CREATE TABLE "replay_flip" (
  "run_id" UUID NOT NULL,
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "event_id" UUID NOT NULL,
  "change" TEXT NOT NULL,
  "was" TEXT NOT NULL,
  "becomes" TEXT NOT NULL,
  "reason" TEXT,
  "zone" TEXT NOT NULL,
  "service" TEXT,
  "environment" TEXT,
  "principal" TEXT,
  "action" TEXT,
  "resource" TEXT,
  CONSTRAINT "replay_flip_pkey" PRIMARY KEY ("run_id", "occurred_at", "event_id"),
  CONSTRAINT "replay_flip_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "replay_run" ("id") ON DELETE CASCADE
);
