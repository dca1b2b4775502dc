-- The messages that told of a bypass that it runs out, and that it ran out before anybody had ended it. Null where that was not told.
ALTER TABLE "incident_measure"
  ADD COLUMN "warning_id" UUID,
  ADD COLUMN "expiry_message_id" UUID;
CREATE INDEX "incident_measure_warning_id_idx" ON "incident_measure" ("warning_id");
CREATE INDEX "incident_measure_expiry_message_id_idx" ON "incident_measure" ("expiry_message_id");
