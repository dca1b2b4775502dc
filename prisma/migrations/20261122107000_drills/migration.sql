-- Drills: one failure, injected into a scope that exists for it alone. Its environment begins the names of all that
-- belongs to it, and what carries such a name counts as a drill only while a row here says so.
CREATE TABLE "drill" (
  "id" UUID NOT NULL,
  "failure" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(6) NOT NULL,
  "started_by" TEXT NOT NULL,
  "ended_at" TIMESTAMPTZ(6),
  "ended_by" TEXT,
  CONSTRAINT "drill_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "drill_environment_key" ON "drill" ("environment");
CREATE INDEX "drill_started_at_id_idx" ON "drill" ("started_at", "id");
