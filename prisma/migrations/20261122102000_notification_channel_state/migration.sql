-- How a channel does, kept with every attempt so that nobody has to read the attempts for it. A channel fails from its
-- first attempt that did not deliver until one delivers.
ALTER TABLE "notification_channel"
  ADD COLUMN "last_delivered_at" TIMESTAMPTZ(6),
  ADD COLUMN "failing_since" TIMESTAMPTZ(6),
  ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "last_error" TEXT,
  ADD COLUMN "last_error_at" TIMESTAMPTZ(6),
  -- When the alerts that are open at it were told again last, where it forgets them otherwise.
  ADD COLUMN "refreshed_at" TIMESTAMPTZ(6),
  ADD COLUMN "refresh_error" TEXT;

-- What a channel was given, newest first, and what old messages are removed by.
CREATE INDEX "notification_delivery_channel_id_idx" ON "notification_delivery" ("channel_id");
