-- Entries that are gone from the beginning of the log have to be named by an entry.
CREATE INDEX "audit_leaf_pruning_idx" ON "audit_leaf" ("leaf_index") WHERE "action" = 'log.prune';
