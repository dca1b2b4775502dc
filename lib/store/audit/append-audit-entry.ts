import type { Actor } from '@/lib/domain/roles';
import { Prisma } from '../generated/client';
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
};

/** Writes an audit entry in the transaction of the change it describes: both happen, or none. */
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
}
