import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';

const ADD = `
  INSERT INTO source_loss AS l (source, instance, hour, first_at, first, last_at, last, peak,
    sequence_low, sequence_high, sequenced)
  SELECT DISTINCT ON (source, instance, hour) source, instance, hour,
    first_value(at) OVER w, first_value(dropped) OVER w, last_value(at) OVER w, last_value(dropped) OVER w,
    max(dropped) OVER w, min(sequence) OVER w, max(sequence) OVER w, count(sequence) OVER w
  FROM (
    SELECT *, date_trunc('hour', at, 'UTC') AS hour
    FROM jsonb_to_recordset($1::jsonb) AS r(source text, instance text, at timestamptz, dropped float8, sequence bigint)
  ) AS reports
  WINDOW w AS (PARTITION BY source, instance, hour ORDER BY at, dropped
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
  ORDER BY source, instance, hour
  ON CONFLICT (source, instance, hour) DO UPDATE SET
    first = CASE WHEN (EXCLUDED.first_at, EXCLUDED.first) < (l.first_at, l.first) THEN EXCLUDED.first ELSE l.first END,
    first_at = LEAST(l.first_at, EXCLUDED.first_at),
    last = CASE WHEN (EXCLUDED.last_at, EXCLUDED.last) > (l.last_at, l.last) THEN EXCLUDED.last ELSE l.last END,
    last_at = GREATEST(l.last_at, EXCLUDED.last_at),
    peak = GREATEST(l.peak, EXCLUDED.peak),
    sequence_low = LEAST(l.sequence_low, EXCLUDED.sequence_low),
    sequence_high = GREATEST(l.sequence_high, EXCLUDED.sequence_high),
    sequenced = l.sequenced + EXCLUDED.sequenced`;

/**
 * Notes what sources say they lost, within the caller's transaction. `dropped` is a counter of one
 * instance that only grows while it runs, as in Prometheus and in OPA's status.
 */
export async function addSourceLosses(client: pg.PoolClient, reports: readonly EventRecord[]): Promise<void> {
  const rows = reports.map((record) => ({
    source: record.source,
    instance: record.subject ?? record.service ?? record.environment ?? '',
    at: formatMicros(record.occurredAt),
    dropped: record.dropped ?? 0,
    sequence: record.sequence ?? null,
  }));
  await client.query({ name: 'add-source-losses', text: ADD, values: [jsonParameter(rows)] });
}
