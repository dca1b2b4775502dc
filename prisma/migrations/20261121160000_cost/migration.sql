-- Telemetry volume: the bytes of the originals that are kept, counted with their events.
ALTER TABLE "rollup" ADD COLUMN "payload_bytes" DOUBLE PRECISION NOT NULL DEFAULT 0;

UPDATE "rollup" r SET "payload_bytes" = sums."payload_bytes"
FROM (
  SELECT grain.code, date_trunc(grain.unit, e."occurred_at", 'UTC') AS bucket, s."id" AS series_id,
    sum(octet_length(e."payload")) AS payload_bytes
  FROM "event" e
  JOIN "series" s ON s."kind" = e."kind" AND s."outcome" = coalesce(e."outcome", '') AND s."source" = e."source"
    AND s."zone" = e."zone"
    AND s."service" = CASE WHEN e."folded" IN (1, 3) THEN 'other' ELSE coalesce(e."service", '') END
    AND s."environment" = coalesce(e."environment", '')
    AND s."policy" = CASE WHEN e."folded" IN (2, 3) THEN 'other' ELSE coalesce(e."policy", '') END
    AND s."target_zone" = coalesce(e."target_zone", '') AND s."method" = coalesce(e."method", '')
    AND s."provider" = coalesce(e."provider", '')
    AND s."revision" = CASE WHEN e."kind" = 'change' THEN '' ELSE coalesce(e."revision", '') END
    AND s."host" = CASE WHEN e."kind" = 'attestation' THEN coalesce(e."host", '') ELSE '' END
    AND s."clock_skewed" = e."clock_skewed"
  CROSS JOIN (VALUES (0::smallint, 'minute'), (1::smallint, 'hour'), (2::smallint, 'day')) AS grain(code, unit)
  GROUP BY 1, 2, 3
) AS sums
WHERE r."grain" = sums.code AND r."bucket" = sums.bucket AND r."series_id" = sums.series_id;

-- Accepted events that sampling by tier left out, of those that are counted as accepted.
ALTER TABLE "ingest_count" ADD COLUMN "sampled_out" BIGINT NOT NULL DEFAULT 0;

-- Zones whose events before a day were deleted ahead of the others, and how far that has come. Their
-- roll-ups of those days stay, and can no longer be compared with events.
CREATE TABLE "raw_event_trim" (
  "zone" TEXT NOT NULL,
  "before" TIMESTAMPTZ(0) NOT NULL,
  "trimmed_to" TIMESTAMPTZ(0),
  CONSTRAINT "raw_event_trim_pkey" PRIMARY KEY ("zone")
);
