-- Who wants not to be told of what, until when, and why. What it hides is fixed once it has begun: another one
-- replaces it, so that what each hid can be counted.
CREATE TABLE "silence" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "matchers" JSONB NOT NULL,
  "starts_at" TIMESTAMPTZ(6) NOT NULL,
  "ends_at" TIMESTAMPTZ(6) NOT NULL,
  "recurrence" JSONB,
  "reason" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "created_by" TEXT NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  "updated_by" TEXT NOT NULL,
  "revision" INTEGER NOT NULL,
  "ended_at" TIMESTAMPTZ(6),
  "ended_by" TEXT,
  "replaces" UUID,
  "warned_at" TIMESTAMPTZ(6),
  CONSTRAINT "silence_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "silence_ends_at_idx" ON "silence" ("ends_at");

-- Which alerts each silence hid, and since when.
CREATE TABLE "silence_hidden" (
  "silence_id" UUID NOT NULL,
  "alert_id" UUID NOT NULL,
  "first_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "silence_hidden_pkey" PRIMARY KEY ("silence_id", "alert_id"),
  CONSTRAINT "silence_hidden_silence_id_fkey" FOREIGN KEY ("silence_id") REFERENCES "silence" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "silence_hidden_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "silence_hidden_alert_id_idx" ON "silence_hidden" ("alert_id");
