-- Events: one partition a day, made ahead by the app (lib/store/partitions). The primary key starts
-- with the time, so that it serves ranges and cursors and grows at its right edge. Identity across
-- partitions is held by event_key.
CREATE TABLE "event" (
  "id" UUID NOT NULL,
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "received_at" TIMESTAMPTZ(6) NOT NULL,
  "visible_at" TIMESTAMPTZ(6) NOT NULL,
  "sent_at" TIMESTAMPTZ(6),
  "source" TEXT NOT NULL,
  "adapter" TEXT NOT NULL,
  "native_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "outcome" TEXT,
  "zone" TEXT NOT NULL,
  "service" TEXT,
  "environment" TEXT,
  "principal" TEXT,
  "policy" TEXT,
  "rule" TEXT,
  "revision" TEXT,
  "action" TEXT,
  "resource" TEXT,
  "reason" TEXT,
  "subject" TEXT,
  "host" TEXT,
  "method" TEXT,
  "provider" TEXT,
  "target_service" TEXT,
  "target_zone" TEXT,
  "trace_id" TEXT,
  "span_id" TEXT,
  "latency_ms" DOUBLE PRECISION,
  "requests" DOUBLE PRECISION,
  "evaluated" DOUBLE PRECISION,
  "bytes" DOUBLE PRECISION,
  "dropped" DOUBLE PRECISION,
  "sample_rate" DOUBLE PRECISION NOT NULL,
  "clock_skewed" BOOLEAN NOT NULL,
  "backfill" BOOLEAN NOT NULL,
  "payload" TEXT NOT NULL,
  CONSTRAINT "event_pkey" PRIMARY KEY ("occurred_at", "id")
) PARTITION BY RANGE ("occurred_at");

-- Days that have no partition of their own yet, such as those of a clock far ahead.
CREATE TABLE "event_default" PARTITION OF "event" DEFAULT;

-- The few rows that lists look for among the many.
CREATE INDEX "event_denial_idx" ON "event" ("occurred_at" DESC, "id" DESC)
  WHERE "kind" = 'decision' AND "outcome" = 'deny';
CREATE INDEX "event_attestation_failure_idx" ON "event" ("occurred_at" DESC, "id" DESC)
  WHERE "kind" = 'attestation' AND "outcome" <> 'valid';
CREATE INDEX "event_auth_failure_idx" ON "event" ("occurred_at" DESC, "id" DESC)
  WHERE "kind" = 'auth' AND "outcome" = 'failure';

-- The last good attestation of a subject.
CREATE INDEX "event_attestation_subject_idx" ON "event" ("subject", "occurred_at" DESC)
  WHERE "kind" = 'attestation';
CREATE INDEX "event_report_idx" ON "event" ("kind", "occurred_at" DESC)
  WHERE "kind" IN ('source-report', 'drift', 'alert');

CREATE TABLE "event_key" (
  "id" UUID NOT NULL,
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "body_hash" BIGINT NOT NULL,
  CONSTRAINT "event_key_pkey" PRIMARY KEY ("id")
) PARTITION BY HASH ("id");
CREATE TABLE "event_key_0" PARTITION OF "event_key" FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE "event_key_1" PARTITION OF "event_key" FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE "event_key_2" PARTITION OF "event_key" FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE "event_key_3" PARTITION OF "event_key" FOR VALUES WITH (MODULUS 4, REMAINDER 3);

CREATE TABLE "series" (
  "id" SERIAL NOT NULL,
  "kind" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "service" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "policy" TEXT NOT NULL,
  "target_zone" TEXT NOT NULL,
  "method" TEXT NOT NULL,
  "provider" TEXT NOT NULL,
  "revision" TEXT NOT NULL,
  "host" TEXT NOT NULL,
  "clock_skewed" BOOLEAN NOT NULL,
  CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "series_dimensions_key" ON "series" ("kind", "outcome", "source", "zone", "service",
  "environment", "policy", "target_zone", "method", "provider", "revision", "host", "clock_skewed");

-- Rows of the current minute, hour and day are updated by every batch: leave room on their pages.
CREATE TABLE "rollup" (
  "grain" SMALLINT NOT NULL,
  "bucket" TIMESTAMPTZ(0) NOT NULL,
  "series_id" INTEGER NOT NULL,
  "events" BIGINT NOT NULL,
  "weight" DOUBLE PRECISION NOT NULL,
  "weight_square" DOUBLE PRECISION NOT NULL,
  "lag_measured" BIGINT NOT NULL,
  "lag_in_time" BIGINT NOT NULL,
  "lag_negative" BIGINT NOT NULL,
  "requests" DOUBLE PRECISION NOT NULL,
  "evaluated" DOUBLE PRECISION NOT NULL,
  "bytes" DOUBLE PRECISION NOT NULL,
  CONSTRAINT "rollup_pkey" PRIMARY KEY ("grain", "bucket", "series_id")
) WITH (fillfactor = 70);

CREATE TABLE "latency_rollup" (
  "grain" SMALLINT NOT NULL,
  "bucket" TIMESTAMPTZ(0) NOT NULL,
  "series_id" INTEGER NOT NULL,
  "measure" SMALLINT NOT NULL,
  "idx" SMALLINT NOT NULL,
  "events" BIGINT NOT NULL,
  CONSTRAINT "latency_rollup_pkey" PRIMARY KEY ("grain", "bucket", "series_id", "measure", "idx")
) WITH (fillfactor = 80);

CREATE TABLE "ingest_count" (
  "source" TEXT NOT NULL,
  "adapter" TEXT NOT NULL,
  "bucket" TIMESTAMPTZ(0) NOT NULL,
  "accepted" BIGINT NOT NULL,
  "duplicates" BIGINT NOT NULL,
  "conflicts" BIGINT NOT NULL,
  "rejected" BIGINT NOT NULL,
  "last_event" TIMESTAMPTZ(6),
  CONSTRAINT "ingest_count_pkey" PRIMARY KEY ("source", "adapter", "bucket")
);

CREATE TABLE "quarantine" (
  "id" UUID NOT NULL,
  "source" TEXT NOT NULL,
  "adapter" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "path" TEXT,
  "message" TEXT NOT NULL,
  "payload" TEXT NOT NULL,
  "times" INTEGER NOT NULL DEFAULT 1,
  "first_received_at" TIMESTAMPTZ(6) NOT NULL,
  "last_received_at" TIMESTAMPTZ(6) NOT NULL,
  "replayed_at" TIMESTAMPTZ(6),
  CONSTRAINT "quarantine_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "quarantine_last_received_at_idx" ON "quarantine" ("last_received_at");

CREATE TABLE "change" (
  "event_id" UUID NOT NULL,
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "type" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "service" TEXT,
  "environment" TEXT,
  "policy" TEXT,
  "revision" TEXT,
  "canary_share" DOUBLE PRECISION,
  "author" TEXT,
  "commit" TEXT,
  "message" TEXT,
  "url" TEXT,
  CONSTRAINT "change_pkey" PRIMARY KEY ("event_id")
);
CREATE INDEX "change_occurred_at_idx" ON "change" ("occurred_at");
CREATE INDEX "change_policy_occurred_at_idx" ON "change" ("policy", "occurred_at");

CREATE TABLE "policy_revision" (
  "policy" TEXT NOT NULL,
  "revision" TEXT NOT NULL,
  "published_at" TIMESTAMPTZ(6) NOT NULL,
  "author" TEXT,
  "commit" TEXT,
  "message" TEXT,
  "url" TEXT,
  "digest" TEXT,
  "files" JSONB,
  "event_id" UUID NOT NULL,
  CONSTRAINT "policy_revision_pkey" PRIMARY KEY ("policy", "revision")
);
CREATE INDEX "policy_revision_policy_published_at_idx" ON "policy_revision" ("policy", "published_at");

CREATE TABLE "zone" (
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "trust_level" TEXT NOT NULL,
  "data_classifications" TEXT[],
  "environments" TEXT[],
  "owner" TEXT,
  "telemetry_tier" TEXT NOT NULL,
  "description" TEXT,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "zone_pkey" PRIMARY KEY ("slug")
);

CREATE TABLE "service" (
  "name" TEXT NOT NULL,
  "zone_slug" TEXT,
  "owner" TEXT,
  "environments" TEXT[],
  "description" TEXT,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "service_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "service_zone_slug_fkey" FOREIGN KEY ("zone_slug") REFERENCES "zone"("slug") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "zone_membership" (
  "service_name" TEXT NOT NULL,
  "valid_from" TIMESTAMPTZ(6) NOT NULL,
  "valid_to" TIMESTAMPTZ(6),
  "zone_slug" TEXT,
  CONSTRAINT "zone_membership_pkey" PRIMARY KEY ("service_name", "valid_from")
);

CREATE TABLE "environment" (
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "region" TEXT,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "environment_pkey" PRIMARY KEY ("slug")
);

CREATE TABLE "decision_mapping" (
  "id" UUID NOT NULL,
  "source" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "policy" TEXT NOT NULL,
  "result_path" TEXT NOT NULL,
  "allow_values" JSONB NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "decision_mapping_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "decision_mapping_source_position_key" ON "decision_mapping" ("source", "position");

CREATE TABLE "account" (
  "id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "name" TEXT,
  "role" TEXT NOT NULL,
  "password_hash" TEXT,
  "oidc_subject" TEXT,
  "disabled_at" TIMESTAMPTZ(6),
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "last_sign_in_at" TIMESTAMPTZ(6),
  "sessions_from" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "account_email_key" ON "account" ("email");
CREATE UNIQUE INDEX "account_oidc_subject_key" ON "account" ("oidc_subject");

CREATE TABLE "sign_in_link" (
  "secret_hash" TEXT NOT NULL,
  "account_id" UUID,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "expires_at" TIMESTAMPTZ(6) NOT NULL,
  "used_at" TIMESTAMPTZ(6),
  CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("secret_hash"),
  CONSTRAINT "sign_in_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "sign_in_attempt" (
  "subject" TEXT NOT NULL,
  "attempt_at" TIMESTAMPTZ(6) NOT NULL,
  "id" BIGSERIAL NOT NULL,
  CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "sign_in_attempt_subject_attempt_at_idx" ON "sign_in_attempt" ("subject", "attempt_at");

CREATE TABLE "token" (
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "secret_hash" TEXT NOT NULL,
  "scopes" TEXT[],
  "zones" TEXT[],
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_used_at" TIMESTAMPTZ(6),
  "revoked_at" TIMESTAMPTZ(6),
  CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "token_secret_hash_key" ON "token" ("secret_hash");

CREATE TABLE "audit_entry" (
  "id" UUID NOT NULL,
  "occurred_at" TIMESTAMPTZ(6) NOT NULL,
  "actor_type" TEXT NOT NULL,
  "actor_id" TEXT NOT NULL,
  "actor_name" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "targets" JSONB NOT NULL,
  "outcome" TEXT NOT NULL,
  "context" JSONB NOT NULL,
  "changes" JSONB,
  CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_entry_occurred_at_idx" ON "audit_entry" ("occurred_at");
