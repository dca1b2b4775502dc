-- Where the texts of a policy repository are read.

CREATE TABLE "repository_access" (
  "source" TEXT NOT NULL,
  "api_base" TEXT NOT NULL,
  "sealed_token" TEXT,
  "repositories" TEXT[],
  "updated_at" TIMESTAMPTZ(6) NOT NULL,
  "updated_by" TEXT NOT NULL,
  "last_read_at" TIMESTAMPTZ(6),
  "last_problem" TEXT,
  CONSTRAINT "repository_access_pkey" PRIMARY KEY ("source")
);
