-- Spans of traces: one partition a day, made ahead by the app like those of events. The key begins with the
-- trace, which is how spans are read. The start is in it because a partitioned table asks for that, and a
-- repeated span has the same one.
CREATE TABLE "span" (
  "trace_id" TEXT NOT NULL,
  "span_id" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(6) NOT NULL,
  "parent_span_id" TEXT,
  "received_at" TIMESTAMPTZ(6) NOT NULL,
  "duration_ns" BIGINT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "measure" TEXT,
  "source" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "service" TEXT,
  "environment" TEXT,
  "status" TEXT NOT NULL,
  "status_message" TEXT,
  "scope" TEXT,
  "clock_skewed" BOOLEAN NOT NULL,
  "attributes" TEXT NOT NULL,
  CONSTRAINT "span_pkey" PRIMARY KEY ("trace_id", "span_id", "started_at")
) PARTITION BY RANGE ("started_at");

-- Days that have no partition of their own yet, such as those of a clock far ahead.
CREATE TABLE "span_default" PARTITION OF "span" DEFAULT;

-- The events of a trace. Trace ids are random: a B-tree would touch a page for each event, while a bloom filter
-- over a range of pages costs next to nothing to write and is small enough to be read for all days.
CREATE INDEX "event_trace_id_idx" ON "event"
  USING brin ("trace_id" text_bloom_ops (n_distinct_per_range = 2000, false_positive_rate = 0.01))
  WITH (pages_per_range = 64, autosummarize = on);
