import type pg from 'pg';
import { jsonParameter } from '../json-parameter';
import { writePending } from '../audit-log/pending-entries';
import { toPendingEntry, type AuditEntryInput } from './append-audit-entry';

/** Writes an audit entry, and leaves it for the log, in the transaction of the events that the change made: all happen, or none. */
export async function appendAuditEntryWithEvents(
  client: pg.PoolClient,
  entry: AuditEntryInput,
): Promise<void> {
  await client.query(
    `INSERT INTO audit_entry (id, occurred_at, actor_type, actor_id, actor_name, action, targets, outcome, context, changes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      entry.id,
      entry.occurredAt,
      entry.actor.type,
      entry.actor.id,
      entry.actor.name,
      entry.action,
      jsonParameter(entry.targets),
      entry.outcome ?? 'success',
      jsonParameter(entry.context ?? {}),
      entry.changes === undefined ? null : jsonParameter(entry.changes),
    ],
  );
  await client.query('INSERT INTO audit_pending (count, entries) VALUES (1, $1)', [
    writePending([toPendingEntry(entry)]),
  ]);
}
