import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';
import { dayOf } from './day-of';

const MICROS_PER_DAY = 86_400_000_000;
const MICROS_PER_QUARTER = 900_000_000;
const QUARTERS = 96;

const ADD_DAYS = `
  INSERT INTO coverage_day AS c (day, service, zone, environment, tagged, seen)
  SELECT day, service, zone, environment, tagged::bit(96), seen::bit(96)
  FROM jsonb_to_recordset($1::jsonb) AS r(day date, service text, zone text, environment text, tagged text, seen text)
  ORDER BY day, service, zone, environment
  ON CONFLICT (day, service, zone, environment) DO UPDATE SET
    tagged = c.tagged | EXCLUDED.tagged, seen = c.seen | EXCLUDED.seen`;

const ADD_LAST = `
  INSERT INTO service_telemetry AS t (service, environment, last_seen_at, last_tagged_at, missing_tags)
  SELECT service, environment, last_seen_at, last_tagged_at, missing_tags
  FROM jsonb_to_recordset($1::jsonb) AS r(service text, environment text, last_seen_at timestamptz,
    last_tagged_at timestamptz, missing_tags text)
  ORDER BY service, environment
  ON CONFLICT (service, environment) DO UPDATE SET
    last_seen_at = GREATEST(t.last_seen_at, EXCLUDED.last_seen_at),
    last_tagged_at = GREATEST(t.last_tagged_at, EXCLUDED.last_tagged_at),
    missing_tags = CASE WHEN EXCLUDED.last_seen_at >= t.last_seen_at THEN EXCLUDED.missing_tags ELSE t.missing_tags END`;

/** What of a heartbeat tells when telemetry was seen. */
export type Heartbeat = Pick<
  EventRecord,
  'occurredAt' | 'service' | 'zone' | 'environment' | 'outcome' | 'reason'
>;

/** Marks when telemetry of services was seen, within the caller's transaction. */
export async function addCoverage(client: pg.PoolClient, heartbeats: readonly Heartbeat[]): Promise<void> {
  await client.query({
    name: 'add-coverage',
    text: ADD_DAYS,
    values: [jsonParameter(gatherDays(heartbeats))],
  });
  await client.query({
    name: 'add-telemetry',
    text: ADD_LAST,
    values: [jsonParameter(gatherLast(heartbeats))],
  });
}

type Day = { tagged: Set<number>; seen: Set<number>; row: Record<string, string> };

function gatherDays(heartbeats: readonly Heartbeat[]) {
  const days = new Map<string, Day>();
  for (const record of heartbeats) {
    const row = {
      day: dayOf(record.occurredAt),
      service: record.service!,
      zone: record.zone,
      environment: record.environment ?? '',
    };
    const key = Object.values(row).join('\0');
    const day = days.get(key) ?? { tagged: new Set(), seen: new Set(), row };
    days.set(key, day);
    const sinceMidnight = ((record.occurredAt % MICROS_PER_DAY) + MICROS_PER_DAY) % MICROS_PER_DAY;
    const quarter = Math.floor(sinceMidnight / MICROS_PER_QUARTER);
    day.seen.add(quarter);
    if (record.outcome === 'tagged') day.tagged.add(quarter);
  }
  return [...days.values()].map(({ row, tagged, seen }) => ({
    ...row,
    tagged: toBits(tagged),
    seen: toBits(seen),
  }));
}

const toBits = (quarters: ReadonlySet<number>): string =>
  Array.from({ length: QUARTERS }, (_, quarter) => (quarters.has(quarter) ? '1' : '0')).join('');

function gatherLast(heartbeats: readonly Heartbeat[]) {
  const last = new Map<string, { seen: Heartbeat; tagged: Heartbeat | null }>();
  for (const record of heartbeats) {
    const key = `${record.service}\0${record.environment ?? ''}`;
    const known = last.get(key);
    const isTagged = record.outcome === 'tagged';
    last.set(key, {
      seen: known && known.seen.occurredAt > record.occurredAt ? known.seen : record,
      tagged:
        isTagged && !(known?.tagged && known.tagged.occurredAt > record.occurredAt)
          ? record
          : (known?.tagged ?? null),
    });
  }
  return [...last.values()].map(({ seen, tagged }) => ({
    service: seen.service,
    environment: seen.environment ?? '',
    last_seen_at: formatMicros(seen.occurredAt),
    last_tagged_at: tagged && formatMicros(tagged.occurredAt),
    missing_tags: seen.outcome === 'tagged' ? '' : (seen.reason ?? 'trust tags'),
  }));
}
