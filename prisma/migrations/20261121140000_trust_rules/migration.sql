-- Which label, namespace or identity means which zone. Versions are never changed: the highest is active.
CREATE TABLE "trust_rule_version" (
  "version" INTEGER NOT NULL,
  "rules" JSONB NOT NULL,
  "note" TEXT NOT NULL,
  "author_id" TEXT NOT NULL,
  "author_name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "trust_rule_version_pkey" PRIMARY KEY ("version")
);

-- A walk over the kept originals that counts or moves the events whose zone is another one now. The
-- cursor is written with what it moved, so that a walk that was cut off goes on where it was.
CREATE TABLE "reprocess_run" (
  "id" UUID NOT NULL,
  "mode" TEXT NOT NULL,
  "version" INTEGER,
  "rules" JSONB NOT NULL,
  "state" TEXT NOT NULL,
  "until_at" TIMESTAMPTZ(6) NOT NULL,
  "cursor_at" TIMESTAMPTZ(6),
  "cursor_id" UUID,
  "total" BIGINT NOT NULL,
  "scanned" BIGINT NOT NULL,
  "moved" BIGINT NOT NULL,
  "unreadable" BIGINT NOT NULL,
  "unzoned" BIGINT NOT NULL,
  "moves" JSONB NOT NULL,
  "error" TEXT,
  "started_by_id" TEXT NOT NULL,
  "started_by_name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  "finished_at" TIMESTAMPTZ(6),
  CONSTRAINT "reprocess_run_pkey" PRIMARY KEY ("id")
);
-- One at a time.
CREATE UNIQUE INDEX "reprocess_run_running_key" ON "reprocess_run" ("state") WHERE "state" = 'running';
CREATE INDEX "reprocess_run_created_at_idx" ON "reprocess_run" ("created_at");
