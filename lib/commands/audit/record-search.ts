import type { Occasion } from '@/lib/auth/occasion';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import type { Actor } from '@/lib/domain/roles';
import { recordReading } from './record-reading';

/**
 * Records that somebody searches the trail: its list and its counts are one search, and further pages of the list
 * belong to it. Needs audit:read.
 */
export async function recordSearch(actor: Actor, filter: AuditFilter, occasion: Occasion): Promise<void> {
  const { from, to, actor: who, action, target, zone, source, outcome, q } = filter;
  const asked = { from, to, actor: who, action, target, zone, source, outcome, q };
  const query = Object.fromEntries(
    Object.entries(asked).filter((given): given is [string, string] => given[1] !== undefined),
  );
  await recordReading(actor, { action: 'audit.searched', targets: [], query }, occasion);
}
