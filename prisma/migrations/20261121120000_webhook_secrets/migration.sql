-- With what sources sign their webhooks, encrypted.

CREATE TABLE "webhook_secret" (
  "id" UUID NOT NULL,
  "source" TEXT NOT NULL,
  "sealed" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "created_by" TEXT NOT NULL,
  "valid_until" TIMESTAMPTZ(6),
  "last_used_at" TIMESTAMPTZ(6),
  CONSTRAINT "webhook_secret_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "webhook_secret_source_idx" ON "webhook_secret" ("source");
-- A source has one current secret.
CREATE UNIQUE INDEX "webhook_secret_current_key" ON "webhook_secret" ("source") WHERE "valid_until" IS NULL;
