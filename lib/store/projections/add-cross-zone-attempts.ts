import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { countedService } from '@/lib/domain/folding';
import { jsonParameter } from '../json-parameter';
import { dayOf } from './day-of';

// In the order of the key, so that two writers can wait for each other but never deadlock.
const ADD = `
  INSERT INTO cross_zone_attempt AS a (day, zone, target_zone, principal, service, environment, attempts, weight)
  SELECT day, zone, target_zone, principal, service, environment, count(*), sum(weight)
  FROM jsonb_to_recordset($1::jsonb) AS r(day date, zone text, target_zone text, principal text, service text,
    environment text, weight float8)
  GROUP BY day, zone, target_zone, principal, service, environment
  ORDER BY day, zone, target_zone, principal, service, environment
  ON CONFLICT (day, zone, target_zone, principal, service, environment) DO UPDATE SET
    attempts = a.attempts + EXCLUDED.attempts, weight = a.weight + EXCLUDED.weight`;

/** Whether a record is an unauthorised attempt to reach another zone, as M8 counts it. */
export const isCrossZoneAttempt = ({
  kind,
  outcome,
  zone,
  targetZone,
}: Pick<EventRecord, 'kind' | 'outcome' | 'zone' | 'targetZone'>): boolean =>
  targetZone !== null &&
  targetZone !== '' &&
  targetZone !== zone &&
  ((kind === 'flow' && outcome === 'denied') || (kind === 'decision' && outcome === 'deny'));

/** Adds attempts to the counts of their UTC day and party, within the caller's transaction. */
export async function addCrossZoneAttempts(
  client: pg.PoolClient,
  records: readonly EventRecord[],
): Promise<void> {
  const rows = records.map((record) => ({
    day: dayOf(record.occurredAt),
    zone: record.zone,
    target_zone: record.targetZone,
    principal: record.principal ?? '',
    service: countedService(record),
    environment: record.environment ?? '',
    weight: 1 / record.sampleRate,
  }));
  await client.query({ name: 'add-cross-zone-attempts', text: ADD, values: [jsonParameter(rows)] });
}
