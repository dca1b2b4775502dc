-- Messages whose receivers could not be chosen: how often that failed, why, and when it is tried again.
ALTER TABLE "notification"
  ADD COLUMN "route_failures" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "route_after" TIMESTAMPTZ(6),
  ADD COLUMN "route_error" TEXT;
CREATE INDEX "notification_set_aside_idx" ON "notification" ("created_at") WHERE "route_failures" > 0;

-- Since when Gatehouse itself could not put a message into words for a receiver: what comes after it does not wait for it.
ALTER TABLE "notification_delivery" ADD COLUMN "set_aside_at" TIMESTAMPTZ(6);
