-- What people work on until it is resolved. Alerts belong to it by alert.incident_id.
CREATE TABLE "incident" (
  "id" UUID NOT NULL,
  "number" SERIAL NOT NULL,
  "title" TEXT NOT NULL,
  "severity" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "cause" TEXT,
  "zones" TEXT[] NOT NULL,
  "policy" TEXT,
  "policy_revision" TEXT,
  "detected_at" TIMESTAMPTZ(6) NOT NULL,
  "acknowledged_at" TIMESTAMPTZ(6),
  "mitigated_at" TIMESTAMPTZ(6),
  "resolved_at" TIMESTAMPTZ(6),
  "closed_at" TIMESTAMPTZ(6),
  "commander" TEXT,
  "responder" TEXT,
  "scribe" TEXT,
  "is_drill" BOOLEAN NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "created_by" TEXT NOT NULL,
  "revision" INTEGER NOT NULL,
  CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "incident_number_key" ON "incident" ("number");
CREATE INDEX "incident_detected_at_idx" ON "incident" ("detected_at");
CREATE INDEX "incident_policy_idx" ON "incident" ("policy");

-- What of its timeline no other table tells of.
CREATE TABLE "incident_entry" (
  "id" UUID NOT NULL,
  "incident_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "at" TIMESTAMPTZ(6) NOT NULL,
  "recorded_at" TIMESTAMPTZ(6) NOT NULL,
  "by" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  CONSTRAINT "incident_entry_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "incident_entry_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "incident_entry_incident_id_at_idx" ON "incident_entry" ("incident_id", "at");

-- The items of its five steps that somebody has ticked.
CREATE TABLE "incident_step" (
  "incident_id" UUID NOT NULL,
  "step" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "done_at" TIMESTAMPTZ(6) NOT NULL,
  "done_by" TEXT NOT NULL,
  CONSTRAINT "incident_step_pkey" PRIMARY KEY ("incident_id", "step", "item"),
  CONSTRAINT "incident_step_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- A rollback or an emergency bypass. Gatehouse records it, policies are changed where they are kept.
CREATE TABLE "incident_measure" (
  "id" UUID NOT NULL,
  "incident_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "policy" TEXT NOT NULL,
  "environment" TEXT,
  "from_revision" TEXT,
  "to_revision" TEXT,
  "justification" TEXT NOT NULL,
  "taken_at" TIMESTAMPTZ(6) NOT NULL,
  "taken_by" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(6),
  "ended_at" TIMESTAMPTZ(6),
  "ended_by" TEXT,
  "exception_id" UUID,
  "recorded_at" TIMESTAMPTZ(6) NOT NULL,
  "recorded_by" TEXT NOT NULL,
  CONSTRAINT "incident_measure_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "incident_measure_bypass_check" CHECK ("kind" <> 'bypass' OR "expires_at" IS NOT NULL),
  CONSTRAINT "incident_measure_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "incident_measure_exception_id_fkey" FOREIGN KEY ("exception_id") REFERENCES "policy_exception" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "incident_measure_incident_id_taken_at_idx" ON "incident_measure" ("incident_id", "taken_at");
CREATE INDEX "incident_measure_open_bypass_idx" ON "incident_measure" ("expires_at") WHERE "kind" = 'bypass' AND "ended_at" IS NULL;

-- Every version of an incident's postmortem, the highest is the one that holds.
CREATE TABLE "postmortem_version" (
  "incident_id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "written_at" TIMESTAMPTZ(6) NOT NULL,
  "written_by" TEXT NOT NULL,
  CONSTRAINT "postmortem_version_pkey" PRIMARY KEY ("incident_id", "version"),
  CONSTRAINT "postmortem_version_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "postmortem_action" (
  "id" UUID NOT NULL,
  "incident_id" UUID NOT NULL,
  "text" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "due_on" DATE NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "created_by" TEXT NOT NULL,
  "done_at" TIMESTAMPTZ(6),
  "done_by" TEXT,
  CONSTRAINT "postmortem_action_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "postmortem_action_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "postmortem_action_incident_id_idx" ON "postmortem_action" ("incident_id");
CREATE INDEX "postmortem_action_open_idx" ON "postmortem_action" ("due_on") WHERE "done_at" IS NULL;

-- What somebody put in place of the times that events tell of an alert. The times of the events stay in alert_case.
CREATE TABLE "alert_time_correction" (
  "source" TEXT NOT NULL,
  "alert_id" TEXT NOT NULL,
  "opened_at" TIMESTAMPTZ(6),
  "acknowledged_at" TIMESTAMPTZ(6),
  "mitigated_at" TIMESTAMPTZ(6),
  "resolved_at" TIMESTAMPTZ(6),
  "reason" TEXT NOT NULL,
  "corrected_at" TIMESTAMPTZ(6) NOT NULL,
  "corrected_by" TEXT NOT NULL,
  CONSTRAINT "alert_time_correction_pkey" PRIMARY KEY ("source", "alert_id")
);
