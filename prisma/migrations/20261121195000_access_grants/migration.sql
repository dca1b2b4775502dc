-- Rights that somebody was given past the ordinary way, for a while, or for good: folded from the audit log, or recorded
-- here together with their entry.
CREATE TABLE "access_grant" (
  "id" UUID NOT NULL,
  -- break-glass, elevation, standing
  "kind" TEXT NOT NULL,
  -- What ends and reviews of other records name.
  "handle" TEXT NOT NULL,
  "holder_type" TEXT NOT NULL,
  "holder_id" TEXT,
  "holder_name" TEXT,
  -- The pseudonym of the holder, and the one under which things are done with the right. NULL where no record tells.
  "holder_ref" TEXT NOT NULL,
  "acts_ref" TEXT,
  -- own, shared, unknown
  "identity" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "scope" TEXT,
  "zone" TEXT,
  "justification" TEXT,
  "approver" TEXT,
  "granted_at" TIMESTAMPTZ(6) NOT NULL,
  "granted_by" TEXT,
  "expires_at" TIMESTAMPTZ(6),
  "ends_itself" BOOLEAN NOT NULL,
  "revoked_at" TIMESTAMPTZ(6),
  "revoked_by" TEXT,
  "review_at" TIMESTAMPTZ(6),
  "review_by" TEXT,
  "review_conclusion" TEXT,
  "review_text" TEXT,
  -- The entry that told of it, and its source. Null source: recorded here.
  "entry_id" UUID NOT NULL,
  "source" TEXT,
  CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "access_grant_handle_idx" ON "access_grant" ("handle");
CREATE INDEX "access_grant_kind_granted_at_id_idx" ON "access_grant" ("kind", "granted_at", "id");
CREATE INDEX "access_grant_holder_ref_idx" ON "access_grant" ("holder_ref");
CREATE INDEX "access_grant_acts_ref_granted_at_idx" ON "access_grant" ("acts_ref", "granted_at");

-- Ends and reviews that the log told of. They are kept, since they may be told before the grant that they mean.
CREATE TABLE "access_mark" (
  "entry_id" UUID NOT NULL,
  "handle" TEXT NOT NULL,
  -- ended, reviewed
  "kind" TEXT NOT NULL,
  "at" TIMESTAMPTZ(6) NOT NULL,
  "by_ref" TEXT NOT NULL,
  "by" TEXT,
  "conclusion" TEXT,
  "text" TEXT,
  CONSTRAINT "access_mark_pkey" PRIMARY KEY ("entry_id", "handle")
);
CREATE INDEX "access_mark_handle_idx" ON "access_mark" ("handle");

-- Up to which entry of the log grants were folded: one row.
CREATE TABLE "access_fold" (
  "one" BOOLEAN NOT NULL DEFAULT TRUE CHECK ("one"),
  "next_index" BIGINT NOT NULL,
  CONSTRAINT "access_fold_pkey" PRIMARY KEY ("one")
);
INSERT INTO "access_fold" ("next_index") VALUES (0);
