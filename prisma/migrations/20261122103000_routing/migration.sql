-- Who is told of alerts. Versions of the tree of routes are immutable, the highest holds.
CREATE TABLE "routing_tree" (
  "version" INTEGER NOT NULL,
  "tree" JSONB NOT NULL,
  "at" TIMESTAMPTZ(6) NOT NULL,
  "by" TEXT NOT NULL,
  CONSTRAINT "routing_tree_pkey" PRIMARY KEY ("version")
);

-- Days and times are those of clocks in the time zone. Members are accounts in their order.
CREATE TABLE "rotation" (
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "time_zone" TEXT NOT NULL,
  "handoff_weekday" INTEGER,
  "handoff_time" TEXT NOT NULL,
  "shift_days" INTEGER NOT NULL,
  "starts_on" TEXT NOT NULL,
  "members" UUID[] NOT NULL,
  "is_trust_responder" BOOLEAN NOT NULL,
  "revision" INTEGER NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  "updated_by" TEXT NOT NULL,
  CONSTRAINT "rotation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "rotation_name_key" ON "rotation" ("name");

CREATE TABLE "rotation_override" (
  "id" UUID NOT NULL,
  "rotation_id" UUID NOT NULL,
  "account_id" UUID NOT NULL,
  "from_at" TIMESTAMPTZ(6) NOT NULL,
  "to_at" TIMESTAMPTZ(6) NOT NULL,
  "reason" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "created_by" TEXT NOT NULL,
  CONSTRAINT "rotation_override_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rotation_override_rotation_id_fkey" FOREIGN KEY ("rotation_id") REFERENCES "rotation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "rotation_override_rotation_id_to_at_idx" ON "rotation_override" ("rotation_id", "to_at");

-- Secret addresses of calendars, one for each person and rotation. Calendars of people who were disabled end with them.
CREATE TABLE "rotation_calendar" (
  "rotation_id" UUID NOT NULL,
  "account_id" UUID NOT NULL,
  "secret_hash" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "rotation_calendar_pkey" PRIMARY KEY ("rotation_id", "account_id"),
  CONSTRAINT "rotation_calendar_rotation_id_fkey" FOREIGN KEY ("rotation_id") REFERENCES "rotation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "rotation_calendar_secret_hash_key" ON "rotation_calendar" ("secret_hash");

CREATE TABLE "escalation" (
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "steps" JSONB NOT NULL,
  "repeat_times" INTEGER NOT NULL,
  "repeat_after_minutes" INTEGER NOT NULL,
  "revision" INTEGER NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  "updated_by" TEXT NOT NULL,
  CONSTRAINT "escalation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "escalation_name_key" ON "escalation" ("name");

-- An escalation that runs for a group of alerts, or ran. Steps and rounds are counted from 0, the step is the next one.
CREATE TABLE "escalation_run" (
  "id" UUID NOT NULL,
  "group_id" UUID NOT NULL,
  "escalation_id" UUID NOT NULL,
  "escalation_name" TEXT NOT NULL,
  "step" INTEGER NOT NULL,
  "round" INTEGER NOT NULL,
  "started_at" TIMESTAMPTZ(6) NOT NULL,
  "next_at" TIMESTAMPTZ(6) NOT NULL,
  "ended_at" TIMESTAMPTZ(6),
  "ended_reason" TEXT,
  CONSTRAINT "escalation_run_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "escalation_run_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "alert_group" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "escalation_run_open_key" ON "escalation_run" ("group_id", "escalation_id") WHERE "ended_at" IS NULL;
CREATE INDEX "escalation_run_group_id_started_at_idx" ON "escalation_run" ("group_id", "started_at");

-- Which step of which run a message of an escalation is.
CREATE TABLE "escalation_message" (
  "notification_id" UUID NOT NULL,
  "run_id" UUID NOT NULL,
  "step" INTEGER NOT NULL,
  "round" INTEGER NOT NULL,
  CONSTRAINT "escalation_message_pkey" PRIMARY KEY ("notification_id"),
  CONSTRAINT "escalation_message_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "escalation_message_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "escalation_run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Messages of which somebody could not be reached, or everybody.
CREATE TABLE "notification_unreached" (
  "notification_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(6) NOT NULL,
  "reached_nobody" BOOLEAN NOT NULL,
  "reasons" TEXT[] NOT NULL,
  CONSTRAINT "notification_unreached_pkey" PRIMARY KEY ("notification_id"),
  CONSTRAINT "notification_unreached_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "notification_unreached_at_idx" ON "notification_unreached" ("at");
