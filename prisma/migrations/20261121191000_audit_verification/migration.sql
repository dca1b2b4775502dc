-- What is wrong with the audit log, for ever. The verifier keeps the same in a file, so that a database that was rolled
-- back does not make it forget.
CREATE TABLE "audit_finding" (
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  -- The first bad entry, or the first that may be, and the last. Null where none is concerned, or the last is not known.
  "first_index" BIGINT,
  "last_index" BIGINT,
  "what" TEXT NOT NULL,
  "detected_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "audit_finding_pkey" PRIMARY KEY ("id")
);
CREATE TRIGGER "audit_finding_only_grows" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_finding"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit_log"();

-- How many entries were recorded in a minute, an hour or a day (grain 0, 1, 2), by zone, and how many of them do not
-- verify. Entries that were never verified are not here.
CREATE TABLE "audit_verified_count" (
  "grain" SMALLINT NOT NULL,
  "bucket" TIMESTAMPTZ(6) NOT NULL,
  "zone" TEXT NOT NULL,
  "first_index" BIGINT NOT NULL,
  "last_index" BIGINT NOT NULL,
  "entries" BIGINT NOT NULL,
  "bad" BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT "audit_verified_count_pkey" PRIMARY KEY ("grain", "bucket", "zone")
);
CREATE INDEX "audit_verified_count_last_index_idx" ON "audit_verified_count" ("last_index");

-- How far the verifier is: one row. What it believes is in its own memory outside of the database. This is for showing.
CREATE TABLE "audit_verification" (
  "one" BOOLEAN NOT NULL DEFAULT TRUE CHECK ("one"),
  -- Entries that the counts above have, and when they were checked last.
  "verified_size" BIGINT NOT NULL DEFAULT 0,
  "checked_at" TIMESTAMPTZ(6),
  -- The largest checkpoint that was verified.
  "checkpoint_size" BIGINT,
  "checkpoint_at" TIMESTAMPTZ(6),
  "pass_started_at" TIMESTAMPTZ(6),
  "pass_next" BIGINT,
  "last_pass_at" TIMESTAMPTZ(6),
  "last_pass_seconds" DOUBLE PRECISION,
  "last_pass_entries" BIGINT,
  -- Since when entries wait for their places, or null while none waits for long.
  "outbox_since" TIMESTAMPTZ(6),
  "pulse_at" TIMESTAMPTZ(6),
  CONSTRAINT "audit_verification_pkey" PRIMARY KEY ("one")
);
INSERT INTO "audit_verification" DEFAULT VALUES;

-- Few entries are erased, and each has to be named by an entry that erases.
CREATE INDEX "audit_leaf_erasing_idx" ON "audit_leaf" ("leaf_index") WHERE "action" = 'log.erase';
CREATE INDEX "audit_leaf_erased_idx" ON "audit_leaf" ("recorded_at") WHERE "leaf" IS NULL;
