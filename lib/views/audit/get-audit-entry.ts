import { limitAuditFilter } from '@/lib/auth/limit-audit-filter';
import { requirePermission } from '@/lib/auth/require-permission';
import { toTargetKey } from '@/lib/domain/audit-filter';
import { GatehouseError } from '@/lib/domain/errors';
import { auditEntryRowSchema, type AuditEntry } from '@/lib/domain/read-models/audit';
import {
  CHECKPOINT_EVERY_SECONDS,
  type AuditAround,
  type AuditEntryDetail,
} from '@/lib/domain/read-models/audit-entry';
import type { Actor } from '@/lib/domain/roles';
import { listGrantsOfEntry } from '@/lib/store/access-grants/list-grants-of-entry';
import type { EntryConditions } from '@/lib/store/audit-log/entry-conditions';
import { listErasedFields } from '@/lib/store/audit-log/erasure-runs';
import { findEntry } from '@/lib/store/audit-log/find-entry';
import { isFirstOfActor } from '@/lib/store/audit-log/is-first-of-actor';
import { listEntriesAround } from '@/lib/store/audit-log/list-entries-around';
import { findEventPayload } from '@/lib/store/events/find-event-payload';
import { readEntryProof } from './read-entry-proof';
import { readLogKeys } from './read-log-keys';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** How many entries of the same actor and target are shown on either side. */
const AROUND = 4;
/** A checkpoint that comes so much later than it should is not late by chance. */
const OVERDUE_MS = 60_000;

/**
 * An entry of the audit log with what proves that it is in it, and what its actor did and its target went through
 * around it. Needs audit:read; the original event needs events:read too. Throws `not-found`, also for what lies outside
 * of what the actor
 * may read of the log.
 */
export async function getAuditEntry(actor: Actor, id: string, now: Date): Promise<AuditEntryDetail> {
  requirePermission(actor, 'audit:read');
  const visible = limitAuditFilter(actor, {});
  const entry = UUID.test(id) ? await findEntry(id, visible) : null;
  if (!entry)
    throw new GatehouseError('not-found', `The audit log has no entry with the id ${id}.`, {
      remedy:
        'An entry gets its place within a second of being acknowledged. Look for it in the audit trail.',
    });
  const [target] = entry.targets;
  const keys = await readLogKeys();
  const [isFirst, proof, sameActor, sameTarget, event, erasures, grants] = await Promise.all([
    isFirstOfActor(entry.index),
    readEntryProof(BigInt(entry.index), keys),
    entry.leaf === null ? NOTHING_AROUND : readAround(entry, { ...visible, actor: entry.actor.ref }),
    target ? readAround(entry, { ...visible, target: toTargetKey(target) }) : null,
    readEvent(actor, entry),
    entry.erased.length === 0 ? [] : listErasedFields([entry.index]),
    entry.leaf === null
      ? []
      : listGrantsOfEntry(entry, { zones: actor.zones, limit: actor.auditLimit ?? null }),
  ]);
  const expectedAt = Date.parse(entry.recordedAt) + CHECKPOINT_EVERY_SECONDS * 1_000;
  return {
    entry,
    erasures,
    isFirstOfActor: isFirst,
    grants,
    proof,
    waiting: proof
      ? null
      : {
          expectedBy: new Date(expectedAt).toISOString(),
          isOverdue: now.getTime() > expectedAt + OVERDUE_MS,
        },
    keys,
    sameActor,
    sameTarget,
    event,
  };
}

/** Of an entry that was erased nobody knows who made it. */
const NOTHING_AROUND: AuditAround = { before: [], after: [] };

async function readAround(entry: AuditEntry, filter: EntryConditions): Promise<AuditAround> {
  const { before, after } = await listEntriesAround(entry, filter, AROUND);
  const toRow = (each: AuditEntry) => auditEntryRowSchema.parse(each);
  return { before: before.map(toRow), after: after.map(toRow) };
}

/** What was erased from the log is not shown from the original either. */
async function readEvent(actor: Actor, { id, erased }: AuditEntry): Promise<AuditEntryDetail['event']> {
  if (!actor.permissions.has('events:read') || erased.length > 0) return null;
  const event = await findEventPayload(id, actor.zones);
  return event && { ...event, payload: readJson(event.payload) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
