-- While an instance hands a checkpoint to a witness, no other does. The claim of one that is gone runs out.
ALTER TABLE "audit_witness" ADD COLUMN "claimed_until" TIMESTAMPTZ(6);
