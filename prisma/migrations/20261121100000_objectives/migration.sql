-- Objectives, and the planned windows that do not count against them.

CREATE TABLE "objective" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT,
  "indicator" TEXT NOT NULL,
  "zone" TEXT,
  "service" TEXT,
  "environment" TEXT,
  "target" TEXT,
  "window" JSONB NOT NULL,
  "method" JSONB NOT NULL,
  "rules" JSONB NOT NULL,
  "owned_by" TEXT,
  "revision" INTEGER NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "objective_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "correction" (
  "id" UUID NOT NULL,
  "objectives" TEXT[],
  "category" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "times" JSONB NOT NULL,
  "created_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "correction_created_at_idx" ON "correction" ("created_at");

-- The objectives of the specification, for the whole estate over thirty days. Where an estimate (M3) or a
-- trend (M8) is judged there are no rules on burn.
INSERT INTO "objective" ("id", "name", "description", "indicator", "target", "window", "method", "rules", "revision", "updated_at")
SELECT id, name, description, indicator, target, '{"type": "rolling", "days": 30}', '{"type": "occurrences"}',
       rules::jsonb, 1, CURRENT_TIMESTAMP
FROM (VALUES
  ('m1-policy-enforcement', 'Requests are evaluated by a policy', 'Requests evaluated by a policy, of those seen.', 'M1', '0.999', '[{"preset": "ladder"}]'),
  ('m2-attestation', 'Attestations succeed', 'Valid attestations, of all attempts.', 'M2', '0.999', '[{"preset": "ladder"}]'),
  ('m3-deny-accuracy', 'Denials are right', 'True blocks among denials, estimated from reviewed ones.', 'M3', '0.95', '[]'),
  ('m4-telemetry-coverage', 'Services send tagged telemetry', 'Services of the inventory whose telemetry carries trust tags.', 'M4', '0.95', '[{"preset": "ladder"}]'),
  ('m5-drift-detection', 'Drift is detected within half an hour', 'Drifts detected in less than 30 minutes.', 'M5', '0.95', '[{"preset": "ladder"}]'),
  ('m6-authentication', 'Authentication works', 'Attempts to authenticate that did not fail: fewer than 0.1 % may.', 'M6', '0.999', '[{"preset": "ladder"}]'),
  ('m7-audit-integrity', 'The audit log is whole', 'Entries that verify, of those that must exist. One that does not is a breach.', 'M7', '1', '[{"preset": "ladder"}]'),
  ('m8-cross-zone', 'Cross-zone attempts decrease', 'Unauthorised attempts to reach another zone, a day, are to become fewer.', 'M8', NULL, '[]'),
  ('m9-remediation', 'Alerts are remediated within four hours', 'Alerts resolved in less than four hours.', 'M9', '0.95', '[{"preset": "ladder"}]'),
  ('m10-observability', 'Events are visible within a minute', 'Events that a query reads less than a minute after they happened.', 'M10', '0.99', '[{"preset": "ladder"}]')
) AS given (id, name, description, indicator, target, rules);
