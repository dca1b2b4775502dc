import { storedAuditViewSchema, type StoredAuditView } from '@/lib/domain/audit-view';
import type { AuditSavedView as Row } from '../generated/client';

/** A stored view as the domain knows it. Throws when it is not a valid one. */
export const toAuditView = (row: Row): StoredAuditView =>
  storedAuditViewSchema.parse({
    ...row,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  });
