import type { AuditFilter } from '@/lib/domain/audit-filter';

const FIELDS = ['from', 'to', 'actor', 'action', 'target', 'zone', 'source', 'outcome', 'q'] as const;

/** Whether two filters of the trail ask for the same. */
export const sameFilter = (one: AuditFilter, other: AuditFilter): boolean =>
  FIELDS.every((field) => (one[field] ?? null) === (other[field] ?? null));
