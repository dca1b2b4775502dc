-- What the next evaluation of a rule needs to know of an alert.
ALTER TABLE "alert"
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "objective_revision" INTEGER,
  ADD COLUMN "phase" TEXT NOT NULL DEFAULT 'firing',
  ADD COLUMN "outcome" TEXT NOT NULL DEFAULT 'true',
  ADD COLUMN "outcome_since" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
  ADD COLUMN "lower_since" TIMESTAMPTZ(6),
  ADD COLUMN "cleared_at" TIMESTAMPTZ(6),
  ADD COLUMN "quiet_until" TIMESTAMPTZ(6),
  ADD COLUMN "told_as" TEXT,
  ADD COLUMN "told_severity" TEXT,
  ADD COLUMN "end_told_at" TIMESTAMPTZ(6);
-- Resolved by a person while the condition held, and it holds still.
CREATE INDEX "alert_held_idx" ON "alert" ("rule_id") WHERE "state" = 'resolved' AND "resolved_by" IS NOT NULL AND "cleared_at" IS NULL;
-- Resolved, and nobody was told so yet.
CREATE INDEX "alert_end_untold_idx" ON "alert" ("resolved_at") WHERE "state" = 'resolved' AND "end_told_at" IS NULL;
CREATE INDEX "alert_resolved_at_idx" ON "alert" ("resolved_at") WHERE "state" = 'resolved';
-- All that is open, however many are not any more.
CREATE INDEX "alert_open_idx" ON "alert" ("category", "severity") WHERE "state" <> 'resolved';
