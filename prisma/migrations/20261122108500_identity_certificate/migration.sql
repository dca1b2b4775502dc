-- Until when identities are valid, as attestations and rotations told it: one row a certificate. Short-lived ones, which renew
-- themselves within a day, are left out.
CREATE TABLE "identity_certificate" (
  "identity" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(0) NOT NULL,
  "told_at" TIMESTAMPTZ(6) NOT NULL,
  "zone" TEXT NOT NULL,
  "service" TEXT,
  "source" TEXT NOT NULL,
  "event_id" UUID NOT NULL,
  CONSTRAINT "identity_certificate_pkey" PRIMARY KEY ("identity", "environment", "expires_at")
);
CREATE INDEX "identity_certificate_expires_at_idx" ON "identity_certificate" ("expires_at");
CREATE INDEX "identity_certificate_event_id_idx" ON "identity_certificate" ("event_id");
