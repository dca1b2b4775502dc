import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';
import type { Statement } from '../run-together';

const MICROS_PER_HOUR = 3_600_000_000;

const ADD = `
  INSERT INTO source_activity AS a (source, kind, hour, last_at, events)
  SELECT source, kind, hour, last_at, events
  FROM jsonb_to_recordset($1::jsonb) AS r(source text, kind text, hour timestamptz, last_at timestamptz, events bigint)
  ORDER BY source, kind, hour
  ON CONFLICT (source, kind, hour) DO UPDATE SET
    last_at = GREATEST(a.last_at, EXCLUDED.last_at), events = a.events + EXCLUDED.events`;

type Activity = { source: string; kind: string; hour: number; lastAt: Micros; events: number };

/**
 * The statement that notes in which hours which source sent how many of which kind of event; none without such. Batches
 * hold long runs of one source, kind and hour, which cost a comparison each.
 */
export function makeActivityStatements(records: readonly EventRecord[]): Statement[] {
  const known = new Map<string, Activity>();
  let current: Activity | null = null;
  for (const { source, kind, occurredAt, clockSkewed } of records) {
    if (clockSkewed) continue;
    const hour = Math.floor(occurredAt / MICROS_PER_HOUR);
    if (!current || current.hour !== hour || current.kind !== kind || current.source !== source) {
      const key: string = `${hour}\0${kind}\0${source}`;
      current = known.get(key) ?? { source, kind, hour, lastAt: occurredAt, events: 0 };
      known.set(key, current);
    }
    current.events += 1;
    if (occurredAt > current.lastAt) current.lastAt = occurredAt;
  }
  if (known.size === 0) return [];
  const rows = [...known.values()].map(({ source, kind, hour, lastAt, events }) => ({
    source,
    kind,
    hour: formatMicros(hour * MICROS_PER_HOUR),
    last_at: formatMicros(lastAt),
    events,
  }));
  return [{ name: 'add-source-activity', text: ADD, values: [jsonParameter(rows)] }];
}
