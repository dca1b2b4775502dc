-- What entries of the audit log are found by. None of it is believed: what counts is the leaf.
ALTER TABLE "audit_leaf" ADD COLUMN "target_keys" TEXT[] NOT NULL DEFAULT '{}';
DROP INDEX "audit_leaf_actor_ref_recorded_at_idx";
CREATE INDEX "audit_leaf_occurred_at_leaf_index_idx" ON "audit_leaf" ("occurred_at", "leaf_index");
CREATE INDEX "audit_leaf_actor_ref_occurred_at_leaf_index_idx" ON "audit_leaf" ("actor_ref", "occurred_at", "leaf_index");
CREATE INDEX "audit_leaf_target_keys_idx" ON "audit_leaf" USING GIN ("target_keys");

-- Who a pseudonym stands for, as the last entry told it. Erasing a person is taking id and name out of here as well.
CREATE TABLE "audit_actor" (
  "ref" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "id" TEXT,
  "name" TEXT,
  "first_at" TIMESTAMPTZ(6) NOT NULL,
  "last_at" TIMESTAMPTZ(6) NOT NULL,
  "entries" BIGINT NOT NULL,
  CONSTRAINT "audit_actor_pkey" PRIMARY KEY ("ref")
);

-- What each one ever did, and since when.
CREATE TABLE "audit_actor_action" (
  "ref" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  -- The entry that told of it first, by the time at which it happened.
  "first_index" BIGINT NOT NULL,
  "first_at" TIMESTAMPTZ(6) NOT NULL,
  "last_at" TIMESTAMPTZ(6) NOT NULL,
  "entries" BIGINT NOT NULL,
  CONSTRAINT "audit_actor_action_pkey" PRIMARY KEY ("ref", "action")
);

-- Words of an entry, those of erasable values among them: erasing a value is making these anew.
CREATE TABLE "audit_search" (
  "leaf_index" BIGINT NOT NULL,
  "words" TSVECTOR NOT NULL,
  CONSTRAINT "audit_search_pkey" PRIMARY KEY ("leaf_index")
);
CREATE INDEX "audit_search_words_idx" ON "audit_search" USING GIN ("words");

-- Words and directory follow the log: at once where little comes, behind it where much does.
ALTER TABLE "audit_head" ADD COLUMN "indexed_to" BIGINT NOT NULL DEFAULT 0;

-- What waits is read once and goes: compressing it would cost more than it saves.
ALTER TABLE "audit_pending" ALTER COLUMN "entries" SET STORAGE EXTERNAL;
-- New keys gather before they are sorted in, which is cheaper the more they are. In kilobytes.
ALTER INDEX "audit_leaf_target_keys_idx" SET (gin_pending_list_limit = 8192);
ALTER INDEX "audit_search_words_idx" SET (gin_pending_list_limit = 8192);
