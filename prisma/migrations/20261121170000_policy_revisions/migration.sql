-- What a revision says beyond its texts: where it was reviewed, and which revision it was made from.
ALTER TABLE "policy_revision" ADD COLUMN "review_url" TEXT;
ALTER TABLE "policy_revision" ADD COLUMN "parent" TEXT;
ALTER TABLE "change" ADD COLUMN "review_url" TEXT;
-- A merged pull request names a commit, and its revisions are told by a push beside it.
CREATE INDEX "change_commit_idx" ON "change" ("commit") WHERE "review_url" IS NOT NULL;

-- Who approved what, apart from the revisions, which are immutable: an approval may come before or after.
CREATE TABLE "policy_approval" (
  "event_id" UUID NOT NULL,
  "approver" TEXT NOT NULL,
  "at" TIMESTAMPTZ(6) NOT NULL,
  "state" TEXT NOT NULL,
  "url" TEXT,
  "review_url" TEXT,
  "policy" TEXT,
  "revision" TEXT,
  CONSTRAINT "policy_approval_pkey" PRIMARY KEY ("event_id", "approver")
);
CREATE INDEX "policy_approval_review_url_idx" ON "policy_approval" ("review_url");
CREATE INDEX "policy_approval_revision_idx" ON "policy_approval" ("revision");

-- OPA bundles as they were sent. Their texts are revisions, and what is no text stays here.
CREATE TABLE "policy_bundle" (
  "digest" TEXT NOT NULL,
  "revision" TEXT NOT NULL,
  "name" TEXT,
  "policies" TEXT[] NOT NULL,
  "manifest" JSONB NOT NULL,
  "modules" JSONB NOT NULL,
  "bytes" BYTEA NOT NULL,
  "added_at" TIMESTAMPTZ(6) NOT NULL,
  "added_by" TEXT NOT NULL,
  CONSTRAINT "policy_bundle_pkey" PRIMARY KEY ("digest")
);
CREATE INDEX "policy_bundle_revision_idx" ON "policy_bundle" ("revision");

CREATE TABLE "policy_exception" (
  "id" UUID NOT NULL,
  "policy" TEXT NOT NULL,
  "name" TEXT,
  "rule" TEXT,
  "service" TEXT,
  "zone" TEXT,
  "environment" TEXT,
  "principal" TEXT,
  "reason" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "approved_by" TEXT,
  "starts_at" TIMESTAMPTZ(6) NOT NULL,
  "expires_at" TIMESTAMPTZ(6) NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "created_by" TEXT NOT NULL,
  "ended_at" TIMESTAMPTZ(6),
  "ended_by" TEXT,
  CONSTRAINT "policy_exception_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "policy_exception_policy_idx" ON "policy_exception" ("policy");

-- Decisions whose record names an exception that let them through.
CREATE TABLE "exception_use" (
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "event_id" UUID NOT NULL,
  "policy" TEXT NOT NULL,
  "exception" TEXT NOT NULL,
  CONSTRAINT "exception_use_pkey" PRIMARY KEY ("occurred_at", "event_id", "exception")
);
CREATE INDEX "exception_use_policy_idx" ON "exception_use" ("policy", "occurred_at");

-- What a policy only would have denied, which few policies report at all.
CREATE INDEX "event_would_deny_idx" ON "event" ("policy", "occurred_at" DESC)
  WHERE "kind" = 'decision' AND "outcome" = 'would-deny';

-- Which bundle activated a revision.
CREATE INDEX "change_activated_revision_idx" ON "change" ("revision") WHERE "type" = 'policy-activated';
