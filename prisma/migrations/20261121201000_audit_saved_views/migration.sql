-- Named filters of the audit trail, of one person or for everybody.
CREATE TABLE "audit_saved_view" (
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "owner_type" TEXT NOT NULL,
  "owner_id" TEXT NOT NULL,
  "owner_name" TEXT NOT NULL,
  "is_shared" BOOLEAN NOT NULL,
  "query" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "audit_saved_view_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "audit_saved_view_owner_type_owner_id_name_key" ON "audit_saved_view" ("owner_type", "owner_id", "name");
