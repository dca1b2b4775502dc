import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry, type AuditTarget } from '@/lib/store/audit/append-audit-entry';
import { withTransaction } from '@/lib/store/transaction';

/** A screen asks again whenever something new came: the same question within this time is the same reading. */
const SAME_READING_MS = 10 * 60_000;
const MAX_REMEMBERED = 10_000;

/** When this instance last recorded which reading, and when that is written. */
const recorded = new Map<string, { at: number; written: Promise<void> }>();

/**
 * Makes the reading of the audit trail an entry of it, before anything is read: what somebody looked at, and how.
 * The same reading of the same person within ten minutes is one entry. Needs audit:read.
 */
export async function recordReading(
  actor: Actor,
  reading: {
    action: 'audit.searched' | 'audit.viewed';
    targets: AuditTarget[];
    query?: Record<string, string>;
  },
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'audit:read');
  const { action, targets, query = {} } = reading;
  const key = JSON.stringify([actor.type, actor.id, action, targets, query]);
  const last = recorded.get(key);
  // Of several requests of one screen the first writes the entry, and all wait for it.
  if (last && now.getTime() - last.at < SAME_READING_MS && now.getTime() >= last.at) return last.written;
  const written = withTransaction((tx) =>
    appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action,
      targets,
      context: from,
      ...(Object.keys(query).length > 0 && { changes: { query } }),
    }),
  );
  const remembered = { at: now.getTime(), written };
  recorded.delete(key);
  recorded.set(key, remembered);
  const [oldest] = recorded.keys();
  if (recorded.size > MAX_REMEMBERED && oldest !== undefined) recorded.delete(oldest);
  try {
    await written;
  } catch (error) {
    if (recorded.get(key) === remembered) recorded.delete(key);
    throw error;
  }
}
