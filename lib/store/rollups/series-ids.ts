import type { CountedRecord } from './counted-record';
import { countedPolicy, countedService } from '@/lib/domain/folding';
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
  'revision',
  'host',
  'clock_skewed',
] as const;

/** The one character that no text of the store can hold, so that it stands in no dimension. */
const SEPARATOR = '\0';

// Ids never change once given; the cache is dropped with the database it belongs to.
const holder = globalThis as typeof globalThis & { gatehouseSeries?: Map<string, SeriesIds> };
const known = () => (holder.gatehouseSeries ??= new Map());

/** Forgets every id; needed when the database changes under the process. */
export const forgetSeries = (): void => void (holder.gatehouseSeries = undefined);

/** What a series is told by: the fields of events, and the kind `span` for what spans measure. */
export type SeriesFields = Pick<
  CountedRecord,
  | 'outcome'
  | 'source'
  | 'zone'
  | 'service'
  | 'environment'
  | 'policy'
  | 'targetZone'
  | 'method'
  | 'provider'
  | 'revision'
  | 'host'
  | 'clockSkewed'
  | 'folded'
> & { kind: CountedRecord['kind'] | 'span' };

/** The dimensions of a record as one text: equal texts are the same series. */
export const seriesKey = (r: SeriesFields): string =>
  `${r.kind}\0${r.outcome ?? ''}\0${r.source}\0${r.zone}\0${countedService(r)}\0${r.environment ?? ''}\0` +
  `${countedPolicy(r)}\0${r.targetZone ?? ''}\0${r.method ?? ''}\0${r.provider ?? ''}\0` +
  `${r.kind === 'change' ? '' : (r.revision ?? '')}\0${r.kind === 'attestation' ? (r.host ?? '') : ''}\0${r.clockSkewed}`;

/** Lag is measured by source and place only: finer series would hold a bucket an event. */
export const lagSeriesKey = (r: SeriesFields): string =>
  `\0\0${r.source}\0${r.zone}\0${countedService(r)}\0${r.environment ?? ''}\0\0\0\0\0\0\0false`;

/**
 * The series of records, in their order, making those that are new. Runs outside the caller's
 * transaction, so that writers never wait for each other's new series.
 */
export async function getSeriesIds(records: readonly SeriesFields[]): Promise<SeriesIds[]> {
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
  records: readonly SeriesFields[],
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
  const found = await getPool().query<Record<string, unknown> & { id: number }>(
    `SELECT s.id, ${DIMENSIONS.map((name) => `s.${name}`).join(', ')} FROM series s JOIN ${input} USING (${names})`,
    columns,
  );
  const ids = new Map(
    found.rows.map((row) => [DIMENSIONS.map((name) => String(row[name])).join(SEPARATOR), row.id]),
  );
  keys.forEach((key, index) => {
    if (!cache.has(key)) cache.set(key, { own: ids.get(key)!, lag: ids.get(lagSeriesKey(records[index]!))! });
  });
}
