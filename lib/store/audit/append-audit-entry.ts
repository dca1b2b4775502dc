import { randomBytes } from 'node:crypto';
import { makeEntry, type PendingEntry } from '@/lib/audit-log/make-entry';
import type { EntryData } from '@/lib/audit-log/make-leaf';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { Actor } from '@/lib/domain/roles';
import { Prisma } from '../generated/client';
import { writePending } from '../audit-log/pending-entries';
import { getPseudonymKey } from '../audit-log/pseudonym-key';
import type { Transaction } from '../transaction';

export type AuditTarget = { type: string; id: string; name?: string };

export type AuditEntryInput = {
  id: string;
  occurredAt: Date;
  actor: Pick<Actor, 'type' | 'id' | 'name'>;
  /** What was done, as `noun.verb` in the past: `account.created`. */
  action: string;
  targets: AuditTarget[];
  outcome?: 'success' | 'failure';
  context?: { ip?: string | null; userAgent?: string | null; location?: string | null };
  /** What is different now, never a secret. */
  changes?: Prisma.InputJsonValue;
  /** Details that are nobody's personal data: they stand in the log itself and are never erased one by one. */
  data?: Readonly<Record<string, EntryData>>;
};

/**
 * Writes an audit entry in the transaction of the change it describes: both happen, or none. It gets its place in the
 * tamper-evident log afterwards.
 */
export async function appendAuditEntry(tx: Transaction, entry: AuditEntryInput): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: entry.id,
      occurredAt: entry.occurredAt,
      actorType: entry.actor.type,
      actorId: entry.actor.id,
      actorName: entry.actor.name,
      action: entry.action,
      targets: entry.targets,
      outcome: entry.outcome ?? 'success',
      context: entry.context ?? {},
      changes: entry.changes ?? Prisma.DbNull,
    },
  });
  const entries = writePending([toPendingEntry(entry)]);
  await tx.$executeRaw`INSERT INTO audit_pending (count, entries) VALUES (1, ${entries})`;
}

/** The entry as it waits for its place in the log. */
export const toPendingEntry = (entry: AuditEntryInput): PendingEntry =>
  makeEntry(
    {
      id: entry.id,
      occurredAt: entry.occurredAt.getTime() * 1_000,
      actor: entry.actor,
      action: entry.action,
      targets: entry.targets,
      zone: null,
      outcome: entry.outcome ?? 'success',
      context: entry.context ?? {},
      changes: entry.changes ?? undefined,
      data: { ...entry.data, source: OWN_SOURCE },
    },
    getPseudonymKey(),
    randomBytes,
  );
