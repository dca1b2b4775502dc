import type { EventRecord } from '@/lib/domain/event-record';
import { getPool } from '../database';

/** Ids of a record's roll-up rows: its own series, and the one that its ingest lag counts under. */
export type SeriesIds = { own: number; lag: number };

const DIMENSIONS = [
  'kind',
  'outcome',
  'source',
  'zone',
  'service',
  'environment',
  'policy',
  'target_zone',
  'method',
  'provider',
  'clock_skewed',
] as const;

const SEPARATOR = '\u001f';

// Ids never change once given; the cache is dropped with the database it belongs to.
const holder = globalThis as typeof globalThis & { gatehouseSeries?: Map<string, number> };
const known = () => (holder.gatehouseSeries ??= new Map());

/** Forgets every id; needed when the database changes under the process. */
export const forgetSeries = (): void => void (holder.gatehouseSeries = undefined);

/** The dimensions of a record as one text: equal texts are the same series. */
export function seriesKey(record: EventRecord): string {
  return [
    record.kind,
    record.outcome ?? '',
    record.source,
    record.zone,
    record.service ?? '',
    record.environment ?? '',
    record.policy ?? '',
    record.targetZone ?? '',
    record.method ?? '',
    record.provider ?? '',
    record.clockSkewed ? 't' : 'f',
  ].join(SEPARATOR);
}

/** Lag is measured by source and place only: finer series would hold a bucket an event. */
export function lagSeriesKey(record: EventRecord): string {
  const { source, zone, service, environment } = record;
  return ['', '', source, zone, service ?? '', environment ?? '', '', '', '', '', 'f'].join(SEPARATOR);
}

/**
 * The ids of series, making those that are new. Runs outside the caller's transaction, so that
 * writers never wait for each other's new series.
 */
export async function getSeriesIds(keys: Iterable<string>): Promise<(key: string) => number> {
  const cache = known();
  const missing = [...new Set(keys)].filter((key) => !cache.has(key));
  if (missing.length > 0) await loadSeries(missing, cache);
  return (key) => cache.get(key)!;
}

async function loadSeries(keys: string[], cache: Map<string, number>): Promise<void> {
  const columns = DIMENSIONS.map((_, at) => keys.map((key) => key.split(SEPARATOR)[at]!));
  const names = DIMENSIONS.join(', ');
  const casts = DIMENSIONS.map((name, at) => `$${at + 1}::${name === 'clock_skewed' ? 'boolean' : 'text'}[]`);
  const input = `unnest(${casts.join(', ')}) AS wanted(${names})`;
  await getPool().query(
    `INSERT INTO series (${names}) SELECT * FROM ${input} ORDER BY ${names} ON CONFLICT DO NOTHING`,
    columns,
  );
  const found = await getPool().query<{ id: number; key: string }>(
    `SELECT s.id, concat_ws('${SEPARATOR}', ${DIMENSIONS.map((name) => (name === 'clock_skewed' ? 'left(s.clock_skewed::text, 1)' : `s.${name}`)).join(', ')}) AS key
     FROM series s JOIN ${input} USING (${names})`,
    columns,
  );
  for (const row of found.rows) cache.set(row.key, row.id);
}
