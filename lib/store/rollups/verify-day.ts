import { z } from 'zod';
import { LATENCY_MEASURES, type LatencyMeasure } from '@/lib/domain/read-models/common';
import { OTHER } from '@/lib/domain/folding';
import { queryRows, sql, type Sql } from '../query';
import { hasEvents } from '../retention/has-events';
import { compareAttempts, compareCoverage } from '../projections/compare-projections';
import { COUNTED_POLICY, COUNTED_SERVICE } from '../cardinality/counted-names';
import { bucketIndex } from './latency-buckets';
import { GRAINS, MEASURE_CODES, VISIBLE_WITHIN_MS } from './measures';

/** One roll-up row that does not equal what its raw events say. */
export type RollupDifference = {
  table: 'rollup' | 'latency_rollup' | 'coverage_day' | 'cross_zone_attempt';
  grain: string;
  bucket: string;
  series: string;
  expected: string;
  found: string;
};

const DAY_MS = 86_400_000;
const MOST_PER_DAY = 1_000;
/** Sums of fractions depend on their order in the last digits; counts do not. */
const RELATIVE = 1e-9;

const SERIES = sql`
  kind, outcome, source, zone, service, environment, policy, target_zone, method, provider, revision, host, clock_skewed`;

/** The columns of `rawEvents` that hold a stage of M10. */
const LAGS: Partial<Record<LatencyMeasure, Sql>> = {
  ingest: sql`lag_ms`,
  held: sql`held_ms`,
  transit: sql`transit_ms`,
  storing: sql`storing_ms`,
};

/** Milliseconds from one column to another, at least zero; names from this file only. */
const milliseconds = (until: string, from: string): Sql =>
  fragment(`greatest(0, extract(epoch FROM ${until} - ${from}) * 1000)::float8`);

/** The raw events of a day with the dimensions that a roll-up row has. */
const rawEvents = (from: Date, to: Date, unit: string): Sql => sql`
  SELECT e.kind, coalesce(e.outcome, '') AS outcome, e.source, e.zone, ${COUNTED_SERVICE} AS service,
    coalesce(e.environment, '') AS environment, ${COUNTED_POLICY} AS policy,
    coalesce(e.target_zone, '') AS target_zone, coalesce(e.method, '') AS method,
    coalesce(e.provider, '') AS provider,
    CASE WHEN e.kind = 'change' THEN '' ELSE coalesce(e.revision, '') END AS revision,
    CASE WHEN e.kind = 'attestation' THEN coalesce(e.host, '') ELSE '' END AS host, e.clock_skewed, date_trunc(${unit}, e.occurred_at, 'UTC') AS bucket,
    e.sample_rate, e.requests, e.evaluated, e.bytes, octet_length(e.payload) AS payload_bytes, e.latency_ms,
    CASE WHEN NOT e.backfill AND NOT e.clock_skewed
      THEN ${milliseconds('e.visible_at', 'e.occurred_at')} END AS lag_ms,
    CASE WHEN NOT e.backfill AND NOT e.clock_skewed AND e.sent_at IS NOT NULL
      THEN ${milliseconds('e.sent_at', 'e.occurred_at')} END AS held_ms,
    CASE WHEN NOT e.backfill AND NOT e.clock_skewed AND e.sent_at IS NOT NULL
      THEN ${milliseconds('e.received_at', 'e.sent_at')} END AS transit_ms,
    CASE WHEN NOT e.backfill AND NOT e.clock_skewed
      THEN ${milliseconds('e.visible_at', 'e.received_at')} END AS storing_ms,
    NOT e.backfill AND NOT e.clock_skewed AND e.occurred_at > e.visible_at AS is_ahead
  FROM event e WHERE e.occurred_at >= ${from} AND e.occurred_at < ${to} AND ${hasEvents('e', from)}`;

/** As `rawEvents`, with what spans measure: kind `span`, and the measure where events have none. */
const rawLatencies = (from: Date, to: Date, unit: string): Sql => sql`
  SELECT ${SERIES}, bucket, latency_ms, lag_ms, held_ms, transit_ms, storing_ms,
    CASE kind WHEN 'decision' THEN 'evaluation' WHEN 'flow' THEN 'sidecar' END AS measure
  FROM (${rawEvents(from, to, unit)}) AS events
  UNION ALL
  SELECT 'span', role, source, zone, CASE WHEN folded IN (1, 3) THEN ${OTHER} ELSE coalesce(service, '') END, coalesce(environment, ''), '', '', '', '', '', '', clock_skewed,
    date_trunc(${unit}, started_at, 'UTC'), duration_ns / 1e6::float8, NULL, NULL, NULL, NULL, measure
  FROM span WHERE started_at >= ${from} AND started_at < ${to} AND measure IS NOT NULL`;

const differenceSchema = z.object({
  bucket: z.string(),
  series: z.string(),
  expected: z.string(),
  found: z.string(),
});

/**
 * Compares every roll-up row and every daily count of one day (since 1970, UTC) with its raw events. Empty
 * means equal. Zones whose events of that day were deleted ahead of the others are left out.
 */
export async function verifyDay(day: number): Promise<RollupDifference[]> {
  const from = new Date(day * DAY_MS);
  const to = new Date((day + 1) * DAY_MS);
  const differences: RollupDifference[] = [];
  for (const [unit, grain] of Object.entries(GRAINS)) {
    const counts = await compareCounts(from, to, unit, grain);
    differences.push(...counts.map((row) => ({ table: 'rollup' as const, grain: unit, ...row })));
    differences.push(...(await compareLatencies(from, to, unit, grain)));
  }
  const coverage = await compareCoverage(from, to);
  const attempts = await compareAttempts(from, to);
  return [
    ...differences,
    ...coverage.map((row) => ({ table: 'coverage_day' as const, grain: 'day', ...row })),
    ...attempts.map((row) => ({ table: 'cross_zone_attempt' as const, grain: 'day', ...row })),
  ];
}

function compareCounts(from: Date, to: Date, unit: string, grain: number) {
  const near = (name: string): Sql => {
    const [raw, stored] = [fragment(`raw.${name}`), fragment(`stored.${name}`)];
    return sql`abs(${raw} - ${stored}) <= ${RELATIVE}::float8 * greatest(abs(${raw}), abs(${stored}))`;
  };
  return queryRows(
    differenceSchema,
    sql`WITH raw AS (
          SELECT ${SERIES}, bucket, count(*) AS events, sum(1 / sample_rate) AS weight,
            sum(1 / sample_rate / sample_rate) AS weight_square, count(lag_ms) AS lag_measured,
            count(*) FILTER (WHERE lag_ms < ${VISIBLE_WITHIN_MS}) AS lag_in_time,
            count(*) FILTER (WHERE is_ahead) AS lag_negative, coalesce(sum(requests), 0) AS requests,
            coalesce(sum(evaluated), 0) AS evaluated, coalesce(sum(bytes), 0) AS bytes,
            sum(payload_bytes) AS payload_bytes
          FROM (${rawEvents(from, to, unit)}) AS events GROUP BY ${SERIES}, bucket
        ), stored AS (
          SELECT ${SERIES}, r.bucket, r.events, r.weight, r.weight_square, r.lag_measured, r.lag_in_time, r.lag_negative, r.requests,
            r.evaluated, r.bytes, r.payload_bytes
          FROM rollup r JOIN series s ON s.id = r.series_id
          WHERE r.grain = ${grain} AND r.bucket >= ${from} AND r.bucket < ${to}
            AND ${hasEvents('s', from)}
        )
        SELECT to_char(bucket AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS bucket,
          concat_ws(' ', ${SERIES}) AS series,
          coalesce(row_to_json(raw)::text, 'no events') AS expected, coalesce(row_to_json(stored)::text, 'no row') AS found
        FROM raw FULL JOIN stored USING (${SERIES}, bucket)
        WHERE NOT coalesce(raw.events = stored.events AND raw.lag_measured = stored.lag_measured
          AND raw.lag_in_time = stored.lag_in_time AND raw.lag_negative = stored.lag_negative AND ${near('weight')} AND ${near('weight_square')}
          AND ${near('requests')} AND ${near('evaluated')} AND ${near('bytes')}
          AND ${near('payload_bytes')}, FALSE)
        ORDER BY bucket LIMIT ${MOST_PER_DAY}`,
  );
}

const latencySchema = z.object({
  bucket: z.string(),
  series: z.string(),
  values: z.array(z.number()),
  stored: z.array(z.tuple([z.number(), z.number()])),
});

/**
 * Compares the latency buckets. The database only says how many values each row holds and which rows
 * look unlike; which bucket a value belongs to is decided by the function that wrote it, since two
 * logarithms may differ in their last digit at a bucket's edge.
 */
async function compareLatencies(
  from: Date,
  to: Date,
  unit: string,
  grain: number,
): Promise<RollupDifference[]> {
  const found: RollupDifference[] = [];
  for (const measure of LATENCY_MEASURES) {
    const rows = await findSuspiciousLatencies(from, to, unit, grain, measure);
    for (const row of rows) {
      const expected = new Map<number, number>();
      for (const value of row.values)
        expected.set(bucketIndex(value), (expected.get(bucketIndex(value)) ?? 0) + 1);
      const left = describe([...expected]);
      const right = describe(row.stored);
      if (left !== right)
        found.push({
          table: 'latency_rollup',
          grain: unit,
          bucket: row.bucket,
          series: `${measure} ${row.series}`,
          expected: left,
          found: right,
        });
    }
  }
  return found;
}

const describe = (buckets: [number, number][]): string =>
  buckets
    .toSorted(([left], [right]) => left - right)
    .map(([index, count]) => `${index}:${count}`)
    .join(' ');

function findSuspiciousLatencies(from: Date, to: Date, unit: string, grain: number, measure: LatencyMeasure) {
  // Lag is kept under a series of source and place alone.
  const lag = LAGS[measure];
  const isLag = lag !== undefined;
  const dimensions = isLag ? sql`source, zone, service, environment` : SERIES;
  const value = lag ?? sql`latency_ms`;
  const kinds = isLag ? sql`TRUE` : sql`measure = ${measure}`;
  const own = isLag ? sql`s.kind = ''` : sql`s.kind <> ''`;
  return queryRows(
    latencySchema,
    sql`WITH raw AS (
          SELECT ${dimensions}, bucket, array_agg(${value}) AS values,
            array_agg(CASE WHEN ${value} > 0 THEN ceil(ln(${value}) / ln(2::float8) * 32)::int - 1 ELSE -32768 END ORDER BY ${value}) AS indexes
          FROM (${rawLatencies(from, to, unit)}) AS events WHERE ${value} IS NOT NULL AND ${kinds} GROUP BY ${dimensions}, bucket
        ), stored AS (
          SELECT ${dimensions}, r.bucket,
            jsonb_agg(jsonb_build_array(b.idx, b.events) ORDER BY b.idx) AS buckets
          FROM latency_rollup r JOIN series s ON s.id = r.series_id
            CROSS JOIN LATERAL unnest(r.idx, r.events) AS b(idx, events)
          WHERE r.grain = ${grain} AND r.measure = ${MEASURE_CODES[measure]} AND r.bucket >= ${from} AND r.bucket < ${to} AND ${own}
            AND ${hasEvents('s', from)}
          GROUP BY ${dimensions}, r.bucket
        ), indexed AS (
          SELECT ${dimensions}, bucket, jsonb_agg(jsonb_build_array(i, n) ORDER BY i) AS buckets
          FROM (SELECT ${dimensions}, bucket, i, count(*) AS n FROM raw, unnest(raw.indexes) AS i GROUP BY ${dimensions}, bucket, i) AS counted
          GROUP BY ${dimensions}, bucket
        )
        SELECT to_char(bucket AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS bucket,
          concat_ws(' ', ${dimensions}) AS series,
          coalesce(raw.values, '{}') AS values, coalesce(stored.buckets, '[]') AS stored
        FROM raw FULL JOIN stored USING (${dimensions}, bucket) LEFT JOIN indexed USING (${dimensions}, bucket)
        WHERE NOT coalesce(indexed.buckets = stored.buckets, FALSE)
        ORDER BY bucket LIMIT ${MOST_PER_DAY}`,
  );
}

/** A column's name from this file, as a fragment. */
const fragment = (text: string): Sql => ({ ...sql``, text });
