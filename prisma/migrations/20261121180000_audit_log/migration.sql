-- The tamper-evident audit log. What happened waits in audit_pending, written in the transaction of what it tells of,
-- until the one sequencer gives each entry its place.
CREATE TABLE "audit_pending" (
  "seq" BIGINT GENERATED ALWAYS AS IDENTITY,
  -- How many entries wait here, and what they are: a JSON array, as bytes since jsonb knows no NUL.
  "count" INTEGER NOT NULL,
  "entries" BYTEA NOT NULL,
  CONSTRAINT "audit_pending_pkey" PRIMARY KEY ("seq")
);

-- A leaf is never changed. Erasing one keeps its hash. The columns beside it are for finding it: what is believed is
-- the leaf.
CREATE TABLE "audit_leaf" (
  "leaf_index" BIGINT NOT NULL,
  "id" UUID NOT NULL,
  "leaf" BYTEA,
  "leaf_hash" BYTEA NOT NULL,
  "recorded_at" TIMESTAMPTZ(6) NOT NULL,
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "actor_type" TEXT NOT NULL,
  "actor_ref" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "zone" TEXT,
  "outcome" TEXT,
  "source" TEXT NOT NULL,
  CONSTRAINT "audit_leaf_pkey" PRIMARY KEY ("leaf_index")
);
CREATE UNIQUE INDEX "audit_leaf_id_key" ON "audit_leaf" ("id");
CREATE INDEX "audit_leaf_actor_ref_recorded_at_idx" ON "audit_leaf" ("actor_ref", "recorded_at");
CREATE INDEX "audit_leaf_recorded_at_idx" ON "audit_leaf" USING BRIN ("recorded_at");

-- The values that leaves only commit to, by field, each with its salt. Erasing one is taking it out of here.
CREATE TABLE "audit_sealed" (
  "leaf_index" BIGINT NOT NULL,
  "fields" JSONB NOT NULL,
  CONSTRAINT "audit_sealed_pkey" PRIMARY KEY ("leaf_index")
);

-- The tree, 256 hashes a row: those of leaves at level 0, of subtrees of 256^level leaves above.
CREATE TABLE "audit_tile" (
  "level" SMALLINT NOT NULL,
  "index" BIGINT NOT NULL,
  "hashes" BYTEA NOT NULL,
  CONSTRAINT "audit_tile_pkey" PRIMARY KEY ("level", "index")
);

-- Where the log stands: one row.
CREATE TABLE "audit_head" (
  "one" BOOLEAN NOT NULL DEFAULT TRUE CHECK ("one"),
  "size" BIGINT NOT NULL,
  -- Roots of the complete subtrees, 32 bytes each, left to right.
  "frontier" BYTEA NOT NULL,
  "root" BYTEA NOT NULL,
  "recorded_at" TIMESTAMPTZ(6),
  CONSTRAINT "audit_head_pkey" PRIMARY KEY ("one")
);
INSERT INTO "audit_head" ("size", "frontier", "root") VALUES (0, '', sha256(''));

-- Signed heads, as notes.
CREATE TABLE "audit_checkpoint" (
  "size" BIGINT NOT NULL,
  "note" TEXT NOT NULL,
  "signed_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("size")
);

-- Whose signatures are believed, and for which sizes of the log. The seed of a key is never here.
CREATE TABLE "audit_key" (
  "vkey" TEXT NOT NULL,
  "from_size" BIGINT NOT NULL,
  "to_size" BIGINT,
  "added_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "audit_key_pkey" PRIMARY KEY ("vkey")
);
CREATE UNIQUE INDEX "audit_key_current" ON "audit_key" (("to_size" IS NULL)) WHERE "to_size" IS NULL;

-- Entries, tree and checkpoints only grow. This is prevention, not evidence: who owns the tables can take it away, and
-- the log shows what was done then.
-- (Migrations are split at semicolons, wherever they stand. In the body each is written as its code.)
CREATE FUNCTION "refuse_change_of_audit_log"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  RAISE EXCEPTION ''The audit log only grows: % of % is refused.'', TG_OP, TG_TABLE_NAME
    USING ERRCODE = ''insufficient_privilege''\x3B
END';
CREATE TRIGGER "audit_leaf_only_grows" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_leaf"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit_log"();
CREATE TRIGGER "audit_checkpoint_only_grows" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_checkpoint"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit_log"();
