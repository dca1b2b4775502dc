-- The few policies whose texts hold exceptions, among all texts.
CREATE INDEX "policy_revision_exceptions_idx" ON "policy_revision" ("policy")
  WHERE "files"::text LIKE '%PolicyException%';
