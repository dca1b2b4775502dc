-- All buckets of a minute, hour or day in one row: a batch then rewrites one row instead of fifty.
ALTER TABLE "latency_rollup" RENAME TO "latency_bucket";
ALTER TABLE "latency_bucket" RENAME CONSTRAINT "latency_rollup_pkey" TO "latency_bucket_pkey";

CREATE TABLE "latency_rollup" (
  "grain" SMALLINT NOT NULL,
  "bucket" TIMESTAMPTZ(0) NOT NULL,
  "series_id" INTEGER NOT NULL,
  "measure" SMALLINT NOT NULL,
  "idx" SMALLINT[],
  "events" BIGINT[],
  CONSTRAINT "latency_rollup_pkey" PRIMARY KEY ("grain", "bucket", "series_id", "measure"),
  CONSTRAINT "latency_rollup_pairs" CHECK (cardinality("idx") = cardinality("events"))
) WITH (fillfactor = 50);

INSERT INTO "latency_rollup" ("grain", "bucket", "series_id", "measure", "idx", "events")
SELECT "grain", "bucket", "series_id", "measure", array_agg("idx" ORDER BY "idx"), array_agg("events" ORDER BY "idx")
FROM "latency_bucket" GROUP BY "grain", "bucket", "series_id", "measure"
ORDER BY "grain", "bucket", "series_id", "measure";

DROP TABLE "latency_bucket";
