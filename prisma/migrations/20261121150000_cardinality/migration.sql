-- How an event counts where its source has more names than are told apart: 1 its service, 2 its policy, 3 both
-- count as "other". The event keeps its own names.
ALTER TABLE "event" ADD COLUMN "folded" SMALLINT;

-- The names that roll-ups tell apart, by source and zone.
CREATE TABLE "admitted_name" (
  "source" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "dimension" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  CONSTRAINT "admitted_name_pkey" PRIMARY KEY ("source", "zone", "dimension", "name")
);
-- What is told apart already stays so. Services of the inventory need no place.
INSERT INTO "admitted_name" ("source", "zone", "dimension", "name")
SELECT DISTINCT "source", "zone", 'service', "service" FROM "series"
WHERE "kind" <> '' AND "service" <> '' AND "service" NOT IN (SELECT "name" FROM "service")
UNION
SELECT DISTINCT "source", "zone", 'policy', "policy" FROM "series" WHERE "kind" <> '' AND "policy" <> '';

-- Where names were beyond the cap: since when, how many events, and some of the names.
CREATE TABLE "cardinality_finding" (
  "source" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "dimension" TEXT NOT NULL,
  "since" TIMESTAMPTZ(6) NOT NULL,
  "last_at" TIMESTAMPTZ(6) NOT NULL,
  "events" BIGINT NOT NULL,
  "examples" TEXT[],
  CONSTRAINT "cardinality_finding_pkey" PRIMARY KEY ("source", "zone", "dimension")
);

-- What administrators set: one row for each group of settings.
CREATE TABLE "setting" (
  "key" TEXT NOT NULL,
  "value" JSONB NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);
