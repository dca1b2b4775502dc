-- Classified data that went to a region: of these events only the original tells which.
CREATE TABLE "data_transfer" (
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "event_id" UUID NOT NULL,
  "zone" TEXT NOT NULL,
  "service" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "classification" TEXT NOT NULL,
  "to_region" TEXT NOT NULL,
  "weight" DOUBLE PRECISION NOT NULL,
  CONSTRAINT "data_transfer_pkey" PRIMARY KEY ("occurred_at", "event_id")
);
CREATE INDEX "data_transfer_event_id_idx" ON "data_transfer" ("event_id");

-- Which classifications a zone saw, without reading every access.
CREATE INDEX "event_data_class_idx" ON "event" ("zone", "resource", "occurred_at")
  WHERE "kind" = 'data-access' AND "outcome" = 'allowed';
