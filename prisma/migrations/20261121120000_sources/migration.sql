-- How many events of a kind a source sent in an hour: how long it is usually silent follows from it.
ALTER TABLE "source_activity" ADD COLUMN "events" BIGINT NOT NULL DEFAULT 0;

-- The numbers of a source's reports: what lies between the lowest and the highest and did not come is missing.
ALTER TABLE "source_loss" ADD COLUMN "sequence_low" BIGINT;
ALTER TABLE "source_loss" ADD COLUMN "sequence_high" BIGINT;
ALTER TABLE "source_loss" ADD COLUMN "sequenced" BIGINT NOT NULL DEFAULT 0;

-- A source that nobody expects any more, until it sends again.
CREATE TABLE "source_retirement" (
  "source" TEXT NOT NULL,
  "retired_at" TIMESTAMPTZ(6) NOT NULL,
  "retired_by" TEXT NOT NULL,
  CONSTRAINT "source_retirement_pkey" PRIMARY KEY ("source")
);
