-- What the indicators M4, M5, M8, M9 and M10 need beyond roll-ups: small tables that events are
-- projected into, in the transaction that stores them.

CREATE TABLE "drift_case" (
  "source" TEXT NOT NULL,
  "drift_id" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "service" TEXT,
  "environment" TEXT,
  "type" TEXT NOT NULL,
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "started_at" TIMESTAMPTZ(6),
  "started_after" TIMESTAMPTZ(6),
  "detected_at" TIMESTAMPTZ(6) NOT NULL,
  "resolved_at" TIMESTAMPTZ(6),
  "event_id" UUID NOT NULL,
  CONSTRAINT "drift_case_pkey" PRIMARY KEY ("source", "drift_id")
);
CREATE INDEX "drift_case_detected_at_idx" ON "drift_case" ("detected_at");

CREATE TABLE "alert_case" (
  "source" TEXT NOT NULL,
  "alert_id" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "service" TEXT,
  "environment" TEXT,
  "policy" TEXT,
  "severity" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "opened_at" TIMESTAMPTZ(6),
  "acknowledged_at" TIMESTAMPTZ(6),
  "resolved_at" TIMESTAMPTZ(6),
  "event_id" UUID NOT NULL,
  CONSTRAINT "alert_case_pkey" PRIMARY KEY ("source", "alert_id")
);
CREATE INDEX "alert_case_opened_at_idx" ON "alert_case" ("opened_at");

-- One bit a quarter of an hour, so that thirty days of a service are thirty short rows.
CREATE TABLE "coverage_day" (
  "day" DATE NOT NULL,
  "service" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "tagged" BIT(96) NOT NULL,
  "seen" BIT(96) NOT NULL,
  CONSTRAINT "coverage_day_pkey" PRIMARY KEY ("day", "service", "zone", "environment")
);

CREATE TABLE "service_telemetry" (
  "service" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "last_seen_at" TIMESTAMPTZ(6) NOT NULL,
  "last_tagged_at" TIMESTAMPTZ(6),
  "missing_tags" TEXT NOT NULL,
  CONSTRAINT "service_telemetry_pkey" PRIMARY KEY ("service", "environment")
);

CREATE TABLE "cross_zone_attempt" (
  "day" DATE NOT NULL,
  "zone" TEXT NOT NULL,
  "target_zone" TEXT NOT NULL,
  "principal" TEXT NOT NULL,
  "service" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "attempts" BIGINT NOT NULL,
  "weight" DOUBLE PRECISION NOT NULL,
  CONSTRAINT "cross_zone_attempt_pkey" PRIMARY KEY ("day", "zone", "target_zone", "principal", "service", "environment")
);

CREATE TABLE "source_loss" (
  "source" TEXT NOT NULL,
  "instance" TEXT NOT NULL,
  "hour" TIMESTAMPTZ(0) NOT NULL,
  "first_at" TIMESTAMPTZ(6) NOT NULL,
  "first" DOUBLE PRECISION NOT NULL,
  "last_at" TIMESTAMPTZ(6) NOT NULL,
  "last" DOUBLE PRECISION NOT NULL,
  "peak" DOUBLE PRECISION NOT NULL,
  CONSTRAINT "source_loss_pkey" PRIMARY KEY ("source", "instance", "hour")
);

-- In which hours a source sent which kind of event: what may be expected of it, and whether it is late.
CREATE TABLE "source_activity" (
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "hour" TIMESTAMPTZ(0) NOT NULL,
  "last_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "source_activity_pkey" PRIMARY KEY ("source", "kind", "hour")
);

CREATE TABLE "canary" (
  "sent_at" TIMESTAMPTZ(6) NOT NULL,
  "visible_ms" DOUBLE PRECISION,
  CONSTRAINT "canary_pkey" PRIMARY KEY ("sent_at")
);
