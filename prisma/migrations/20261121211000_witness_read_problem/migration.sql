-- What a witness keeps is read back and compared. Whether that fails, or it lost what it was given, is told beside it.
ALTER TABLE "audit_witness" ADD COLUMN "read_problem" TEXT;

-- The page of an entry asks which right it tells of.
CREATE INDEX "access_grant_entry_id_idx" ON "access_grant" ("entry_id");
