-- A new signing key that somebody asked for. Whichever instance has the current one makes it: outside of the database.
CREATE TABLE "audit_key_rotation" (
  "id" UUID NOT NULL,
  "asked_at" TIMESTAMPTZ(6) NOT NULL,
  -- The old key is in other hands: what it signed after the last anchor is believed no more.
  "is_compromised" BOOLEAN NOT NULL,
  -- The new key, and the entry that names it, once the old key's holder made them.
  "vkey" TEXT,
  "entry_id" UUID,
  "done_at" TIMESTAMPTZ(6),
  CONSTRAINT "audit_key_rotation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "audit_key_rotation_open" ON "audit_key_rotation" (("done_at" IS NULL)) WHERE "done_at" IS NULL;

-- Who keeps checkpoints outside: a file or folder, a webhook, a Git repository. One that was removed stays for the sake
-- of what it keeps.
CREATE TABLE "audit_witness" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  -- A path or an address.
  "place" TEXT NOT NULL,
  -- Of a Git repository.
  "branch" TEXT,
  "sealed_secret" TEXT,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "created_by" TEXT NOT NULL,
  "paused_at" TIMESTAMPTZ(6),
  "removed_at" TIMESTAMPTZ(6),
  "last_tried_at" TIMESTAMPTZ(6),
  "last_problem" TEXT,
  "failures" INTEGER NOT NULL DEFAULT 0,
  "next_try_at" TIMESTAMPTZ(6),
  CONSTRAINT "audit_witness_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "audit_witness_kind_check" CHECK ("kind" IN ('file', 'webhook', 'git'))
);

-- What was kept where, and when.
CREATE TABLE "audit_anchor" (
  "witness_id" UUID NOT NULL,
  "size" BIGINT NOT NULL,
  "note" TEXT NOT NULL,
  "anchored_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "audit_anchor_pkey" PRIMARY KEY ("witness_id", "size"),
  CONSTRAINT "audit_anchor_witness_id_fkey" FOREIGN KEY ("witness_id") REFERENCES "audit_witness" ("id")
);
CREATE INDEX "audit_anchor_anchored_at_idx" ON "audit_anchor" ("anchored_at");
