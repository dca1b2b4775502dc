-- The text that Gatehouse came with since, where it is another one than was taken over or declined.
ALTER TABLE "runbook" ADD COLUMN "offered" TEXT;
