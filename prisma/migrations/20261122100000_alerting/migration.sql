-- Alert rules, alerts and what is told of them to people. Every instance may evaluate, one does at a time.
CREATE TABLE "alert_rule" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "detector" TEXT NOT NULL,
  "scope" JSONB NOT NULL,
  "severity" TEXT NOT NULL,
  "threshold" JSONB NOT NULL,
  "dynamic" JSONB,
  "for_minutes" DOUBLE PRECISION NOT NULL,
  "keep_firing_minutes" DOUBLE PRECISION NOT NULL,
  "cooldown_minutes" DOUBLE PRECISION NOT NULL,
  "dedupe_by" TEXT[] NOT NULL,
  "labels" JSONB NOT NULL,
  "runbook" TEXT,
  "is_enabled" BOOLEAN NOT NULL,
  "is_ready_made" BOOLEAN NOT NULL,
  "revision" INTEGER NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  "updated_by" TEXT NOT NULL,
  CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("id")
);

-- Alerts that are told together, from the first of them to the last one's end.
CREATE TABLE "alert_group" (
  "id" UUID NOT NULL,
  "key" TEXT NOT NULL,
  "zone" TEXT,
  "cause" TEXT NOT NULL,
  "category" TEXT NOT NULL,
  "drill_id" UUID,
  "opened_at" TIMESTAMPTZ(6) NOT NULL,
  "closed_at" TIMESTAMPTZ(6),
  "notified_at" TIMESTAMPTZ(6),
  "messages" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "alert_group_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "alert_group_open_key" ON "alert_group" ("key") WHERE "closed_at" IS NULL;

CREATE TABLE "alert" (
  "id" UUID NOT NULL,
  "rule_id" TEXT NOT NULL,
  "rule_revision" INTEGER NOT NULL,
  "rule_name" TEXT NOT NULL,
  "detector" TEXT NOT NULL,
  "failure" TEXT,
  "cause" TEXT NOT NULL,
  "category" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "dedupe_key" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "sentence" TEXT NOT NULL,
  "zone" TEXT,
  "service" TEXT,
  "environment" TEXT,
  "policy" TEXT,
  "item" TEXT,
  "owner" TEXT,
  "labels" JSONB NOT NULL,
  "value" DOUBLE PRECISION,
  "threshold" DOUBLE PRECISION,
  "unit" TEXT,
  "burn" JSONB,
  "firing" TEXT[] NOT NULL,
  "changes" TEXT[] NOT NULL,
  "conditions" INTEGER NOT NULL,
  "pending_since" TIMESTAMPTZ(6) NOT NULL,
  "opened_at" TIMESTAMPTZ(6),
  "last_true_at" TIMESTAMPTZ(6) NOT NULL,
  "acknowledged_at" TIMESTAMPTZ(6),
  "acknowledged_by" TEXT,
  "acknowledge_note" TEXT,
  "resolved_at" TIMESTAMPTZ(6),
  "resolved_by" TEXT,
  "resolution" TEXT,
  "reopens" UUID,
  "group_id" UUID,
  "inhibited_by" UUID,
  "silences" UUID[] NOT NULL DEFAULT '{}',
  "runbook" TEXT,
  "incident_id" UUID,
  "drill_id" UUID,
  CONSTRAINT "alert_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "alert_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "alert_group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- Of each rule and dedupe key one alert is open at most.
CREATE UNIQUE INDEX "alert_open_key" ON "alert" ("rule_id", "dedupe_key") WHERE "state" <> 'resolved';
CREATE INDEX "alert_pending_since_id_idx" ON "alert" ("pending_since", "id");
CREATE INDEX "alert_rule_id_dedupe_key_pending_since_idx" ON "alert" ("rule_id", "dedupe_key", "pending_since");
CREATE INDEX "alert_group_id_idx" ON "alert" ("group_id");
CREATE INDEX "alert_incident_id_idx" ON "alert" ("incident_id");

-- Every change of an alert's state, with its reason: what charts and timelines are drawn from.
CREATE TABLE "alert_transition" (
  "id" BIGSERIAL NOT NULL,
  "alert_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(6) NOT NULL,
  "from_state" TEXT,
  "to_state" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "by" TEXT,
  CONSTRAINT "alert_transition_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "alert_transition_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "alert_transition_alert_id_at_idx" ON "alert_transition" ("alert_id", "at");

-- When rules were evaluated last, and what went wrong with each: one row a rule.
CREATE TABLE "alert_evaluation" (
  "rule_id" TEXT NOT NULL,
  "evaluated_at" TIMESTAMPTZ(6) NOT NULL,
  "outcome" TEXT NOT NULL,
  "error" TEXT,
  CONSTRAINT "alert_evaluation_pkey" PRIMARY KEY ("rule_id")
);

CREATE TABLE "notification_channel" (
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "settings" JSONB NOT NULL,
  "secret" BYTEA,
  "is_enabled" BOOLEAN NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "created_by" TEXT NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "notification_channel_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notification_channel_name_key" ON "notification_channel" ("name");

-- A message as it was decided on, in the transaction of what it tells of.
CREATE TABLE "notification" (
  "id" UUID NOT NULL,
  "group_id" UUID,
  "kind" TEXT NOT NULL,
  "category" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "routed_at" TIMESTAMPTZ(6),
  CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "notification_created_at_id_idx" ON "notification" ("created_at", "id");
CREATE INDEX "notification_unrouted_idx" ON "notification" ("created_at") WHERE "routed_at" IS NULL;
CREATE INDEX "notification_group_id_created_at_idx" ON "notification" ("group_id", "created_at");

-- Which alerts a message told of.
CREATE TABLE "notification_alert" (
  "notification_id" UUID NOT NULL,
  "alert_id" UUID NOT NULL,
  CONSTRAINT "notification_alert_pkey" PRIMARY KEY ("notification_id", "alert_id"),
  CONSTRAINT "notification_alert_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "notification_alert_alert_id_idx" ON "notification_alert" ("alert_id");

-- One message to one receiver: a channel, or a person by a channel. A lease keeps two senders apart.
CREATE TABLE "notification_delivery" (
  "id" UUID NOT NULL,
  "notification_id" UUID NOT NULL,
  "channel_id" UUID NOT NULL,
  "recipient" TEXT NOT NULL DEFAULT '',
  "why" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "next_attempt_at" TIMESTAMPTZ(6) NOT NULL,
  "leased_until" TIMESTAMPTZ(6),
  "leased_by" TEXT,
  "finished_at" TIMESTAMPTZ(6),
  "last_error" TEXT,
  CONSTRAINT "notification_delivery_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "notification_delivery_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "notification_delivery_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "notification_channel" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "notification_delivery_notification_id_channel_id_recipient_key" ON "notification_delivery" ("notification_id", "channel_id", "recipient");
CREATE INDEX "notification_delivery_due_idx" ON "notification_delivery" ("channel_id", "next_attempt_at") WHERE "state" = 'waiting';

CREATE TABLE "notification_attempt" (
  "id" BIGSERIAL NOT NULL,
  "delivery_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(6) NOT NULL,
  "outcome" TEXT NOT NULL,
  "status" INTEGER,
  "detail" TEXT NOT NULL,
  "took_ms" DOUBLE PRECISION NOT NULL,
  CONSTRAINT "notification_attempt_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "notification_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "notification_delivery" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "notification_attempt_delivery_id_at_idx" ON "notification_attempt" ("delivery_id", "at");
