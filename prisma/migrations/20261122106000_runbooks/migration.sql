-- Runbooks: what people do when an alert fires. Versions are never changed, the highest is the one that counts.
CREATE TABLE "runbook" (
  "slug" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "failure" TEXT,
  "rules" TEXT[] NOT NULL,
  "detectors" TEXT[] NOT NULL,
  "zones" TEXT[] NOT NULL,
  "owner" TEXT,
  "review_days" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "ready_made_digest" TEXT,
  "reviewed_at" TIMESTAMPTZ(6),
  "reviewed_by" TEXT,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "removed_at" TIMESTAMPTZ(6),
  CONSTRAINT "runbook_pkey" PRIMARY KEY ("slug")
);

CREATE TABLE "runbook_version" (
  "slug" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "path" TEXT,
  "commit" TEXT,
  "at" TIMESTAMPTZ(6) NOT NULL,
  "by" TEXT NOT NULL,
  CONSTRAINT "runbook_version_pkey" PRIMARY KEY ("slug", "version"),
  CONSTRAINT "runbook_version_slug_fkey" FOREIGN KEY ("slug") REFERENCES "runbook" ("slug") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- One time that somebody worked along a runbook: in an incident, or for an alert that has none.
CREATE TABLE "runbook_use" (
  "id" UUID NOT NULL,
  "slug" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "incident_id" UUID,
  "alert_id" UUID,
  "started_at" TIMESTAMPTZ(6) NOT NULL,
  "started_by" TEXT NOT NULL,
  CONSTRAINT "runbook_use_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "runbook_use_slug_version_fkey" FOREIGN KEY ("slug", "version") REFERENCES "runbook_version" ("slug", "version") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "runbook_use_about_check" CHECK (num_nonnulls("incident_id", "alert_id") = 1)
);
CREATE UNIQUE INDEX "runbook_use_slug_incident_id_key" ON "runbook_use" ("slug", "incident_id");
CREATE UNIQUE INDEX "runbook_use_slug_alert_id_key" ON "runbook_use" ("slug", "alert_id");
CREATE INDEX "runbook_use_slug_started_at_idx" ON "runbook_use" ("slug", "started_at");
CREATE INDEX "runbook_use_incident_id_idx" ON "runbook_use" ("incident_id");

-- The steps that are done. One that was unticked has no row, the audit log has both.
CREATE TABLE "runbook_tick" (
  "use_id" UUID NOT NULL,
  "step_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ(6) NOT NULL,
  "by" TEXT NOT NULL,
  CONSTRAINT "runbook_tick_pkey" PRIMARY KEY ("use_id", "step_id"),
  CONSTRAINT "runbook_tick_use_id_fkey" FOREIGN KEY ("use_id") REFERENCES "runbook_use" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
