import { randomFillSync } from 'node:crypto';
import type pg from 'pg';
import { makeEntry } from '@/lib/audit-log/make-entry';
import type { EventRecord } from '@/lib/domain/event-record';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { Actor } from '@/lib/domain/roles';
import { writePending } from './pending-entries';
import { getPseudonymKey } from './pseudonym-key';

/** Random bytes are cheap in bulk, and an entry asks for them several times. */
const POOL_BYTES = 16 * 1_024;

/** Leaves the audit events among new records for the log, within the caller's transaction. */
export async function addAuditPending(client: pg.PoolClient, records: readonly EventRecord[]): Promise<void> {
  const audits = records.filter((record) => record.audit);
  if (audits.length === 0) return;
  const key = getPseudonymKey();
  const randomBytes = poolRandomBytes();
  const entries = audits.map((record) => {
    const { audit, environment, service, adapter, source } = record;
    return makeEntry(
      {
        id: record.id,
        occurredAt: record.occurredAt,
        actor: toForeignActor(audit!.actor, source),
        action: record.action ?? '',
        targets: audit!.targets,
        zone: record.zone,
        outcome: record.outcome,
        context: audit!.context,
        changes: audit!.changes,
        data: toData({ source, adapter, environment, service }),
      },
      key,
      randomBytes,
    );
  });
  await client.query({
    name: 'add-audit-pending',
    text: 'INSERT INTO audit_pending (count, entries) VALUES ($1, $2)',
    values: [entries.length, writePending(entries)],
  });
}

type Data = Record<string, string> & { source: string };

/** What is null is left out. */
function toData({
  source,
  adapter,
  environment,
  service,
}: Pick<EventRecord, 'source' | 'adapter' | 'environment' | 'service'>): Data {
  const data: Data = { source, adapter };
  if (environment !== null) data.environment = environment;
  if (service !== null) data.service = service;
  return data;
}

/** As Gatehouse itself names who acts in it. */
const OWN_TYPES = new Set<string>(['account', 'token', 'system'] satisfies Actor['type'][]);
const OWN_ID = /^(gatehouse|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** What a source says of an account of Gatehouse must not be taken for what that account did here. */
const toForeignActor = <Who extends { type: string; id: string }>(actor: Who, source: string): Who =>
  source !== OWN_SOURCE && OWN_TYPES.has(actor.type) && OWN_ID.test(actor.id)
    ? { ...actor, type: `${actor.type} of ${source}` }
    : actor;

function poolRandomBytes(): (count: number) => Buffer {
  let pool = Buffer.alloc(0);
  return (count) => {
    if (pool.length < count) pool = randomFillSync(Buffer.alloc(POOL_BYTES));
    const taken = pool.subarray(0, count);
    pool = pool.subarray(count);
    return taken;
  };
}
