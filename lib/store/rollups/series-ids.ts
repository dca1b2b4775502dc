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
const holder = globalThis as typeof globalThis & { gatehouseSeries?: Map<string, SeriesIds> };
const known = () => (holder.gatehouseSeries ??= new Map());

/** Forgets every id; needed when the database changes under the process. */
export const forgetSeries = (): void => void (holder.gatehouseSeries = undefined);

/** The dimensions of a record as one text: equal texts are the same series. */
export const seriesKey = (r: EventRecord): string =>
  `${r.kind}\u001f${r.outcome ?? ''}\u001f${r.source}\u001f${r.zone}\u001f${r.service ?? ''}\u001f${r.environment ?? ''}\u001f` +
  `${r.policy ?? ''}\u001f${r.targetZone ?? ''}\u001f${r.method ?? ''}\u001f${r.provider ?? ''}\u001f${r.clockSkewed ? 't' : 'f'}`;

/** Lag is measured by source and place only: finer series would hold a bucket an event. */
export const lagSeriesKey = (r: EventRecord): string =>
  `\u001f\u001f${r.source}\u001f${r.zone}\u001f${r.service ?? ''}\u001f${r.environment ?? ''}\u001f\u001f\u001f\u001f\u001ff`;

/**
 * The series of records, in their order, making those that are new. Runs outside the caller's
 * transaction, so that writers never wait for each other's new series.
 */
export async function getSeriesIds(records: readonly EventRecord[]): Promise<SeriesIds[]> {
  const cache = known();
  const keys = records.map(seriesKey);
  const missing = new Set<string>();
  keys.forEach((key, index) => {
    if (cache.has(key) || missing.has(key)) return;
    missing.add(key);
    missing.add(lagSeriesKey(records[index]!));
  });
  if (missing.size > 0) await loadSeries([...missing], keys, records, cache);
  return keys.map((key) => cache.get(key)!);
}

async function loadSeries(
  wanted: string[],
  keys: readonly string[],
  records: readonly EventRecord[],
  cache: Map<string, SeriesIds>,
): Promise<void> {
  const columns = DIMENSIONS.map((_, at) => wanted.map((key) => key.split(SEPARATOR)[at]!));
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
  const ids = new Map(found.rows.map(({ key, id }) => [key, id]));
  keys.forEach((key, index) => {
    if (!cache.has(key)) cache.set(key, { own: ids.get(key)!, lag: ids.get(lagSeriesKey(records[index]!))! });
  });
}
