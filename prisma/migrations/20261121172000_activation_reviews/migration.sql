-- What the automatic review of an activation found, 5, 30 and 120 minutes after it. The key is what is
-- reviewed, so that no two instances review it twice. An empty environment is everywhere.
CREATE TABLE "activation_review" (
  "policy" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "revision" TEXT NOT NULL,
  "activated_at" TIMESTAMPTZ(6) NOT NULL,
  "minutes" INTEGER NOT NULL,
  "activation_id" UUID NOT NULL,
  "zones" TEXT[] NOT NULL,
  "verdict" TEXT NOT NULL,
  "evidence" JSONB NOT NULL,
  "judged_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "activation_review_pkey" PRIMARY KEY ("policy", "environment", "revision", "activated_at", "minutes")
);
CREATE INDEX "activation_review_activated_at_idx" ON "activation_review" ("activated_at");
