-- Reports that are made again and again. Ended, never deleted.
CREATE TABLE "report_schedule" (
  "id" UUID NOT NULL,
  "cadence" TEXT NOT NULL,
  "time" TEXT NOT NULL,
  "time_zone" TEXT NOT NULL,
  "zones" TEXT[] NOT NULL,
  "regulated" TEXT[] NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "created_by" TEXT NOT NULL,
  "made_until" TIMESTAMPTZ(6),
  "ended_at" TIMESTAMPTZ(6),
  "ended_by" TEXT,
  CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("id")
);

-- Compliance reports. A schedule makes one for each of its periods.
CREATE TABLE "compliance_report" (
  "id" UUID NOT NULL,
  "period_from" TIMESTAMPTZ(6) NOT NULL,
  "period_to" TIMESTAMPTZ(6) NOT NULL,
  "zones" TEXT[] NOT NULL,
  "schedule_id" UUID,
  "made_at" TIMESTAMPTZ(6) NOT NULL,
  "made_by" TEXT NOT NULL,
  CONSTRAINT "compliance_report_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "compliance_report_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "report_schedule" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "compliance_report_made_at_id_idx" ON "compliance_report" ("made_at", "id");
CREATE UNIQUE INDEX "compliance_report_schedule_id_period_from_key" ON "compliance_report" ("schedule_id", "period_from");

-- What was written of a report, as it is downloaded again and again.
CREATE TABLE "compliance_report_file" (
  "report_id" UUID NOT NULL,
  "format" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "bytes" BYTEA NOT NULL,
  CONSTRAINT "compliance_report_file_pkey" PRIMARY KEY ("report_id", "format"),
  CONSTRAINT "compliance_report_file_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "compliance_report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Reports count the access to classified data in a zone.
CREATE INDEX "event_data_access_idx" ON "event" ("zone", "occurred_at") WHERE "kind" = 'data-access';

-- Until when a token may be used, and what of the audit log it may read.
ALTER TABLE "token" ADD COLUMN "expires_at" TIMESTAMPTZ(6);
ALTER TABLE "token" ADD COLUMN "audit_actor_ref" TEXT;
ALTER TABLE "token" ADD COLUMN "audit_target" TEXT;
