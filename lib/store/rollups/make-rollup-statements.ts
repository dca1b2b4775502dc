import type { Statement } from '../run-together';
import type { LatencyDelta, RollupDelta } from './aggregate-records';
import { makeLatencyRows, type LatencyRow } from './make-latency-rows';

const GRAINS = `(VALUES (0::smallint, 'minute'), (1::smallint, 'hour'), (2::smallint, 'day')) AS grain(code, unit)`;

// Rows are touched in the order of their key, so that two writers can wait but never deadlock.
const ADD_ROLLUPS = `
  INSERT INTO rollup AS r (grain, bucket, series_id, events, weight, weight_square, lag_measured, lag_in_time,
    lag_negative, requests, evaluated, bytes, payload_bytes)
  SELECT grain.code, date_trunc(grain.unit, to_timestamp(d.minute * 60.0), 'UTC') AS at, d.series_id,
    sum(d.events), sum(d.weight), sum(d.weight_square), sum(d.lag_measured), sum(d.lag_in_time),
    sum(d.lag_negative),
    sum(d.requests), sum(d.evaluated), sum(d.bytes), sum(d.payload_bytes)
  FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::float8[], $5::float8[], $6::bigint[], $7::bigint[],
    $8::bigint[], $9::float8[], $10::float8[], $11::float8[],
    $12::float8[])
    AS d(minute, series_id, events, weight, weight_square, lag_measured, lag_in_time, lag_negative, requests, evaluated,
      bytes, payload_bytes)
  CROSS JOIN ${GRAINS}
  GROUP BY grain.code, at, d.series_id
  ORDER BY grain.code, at, d.series_id
  ON CONFLICT (grain, bucket, series_id) DO UPDATE SET
    events = r.events + EXCLUDED.events,
    weight = r.weight + EXCLUDED.weight,
    weight_square = r.weight_square + EXCLUDED.weight_square,
    lag_measured = r.lag_measured + EXCLUDED.lag_measured,
    lag_in_time = r.lag_in_time + EXCLUDED.lag_in_time,
    lag_negative = r.lag_negative + EXCLUDED.lag_negative,
    requests = r.requests + EXCLUDED.requests,
    evaluated = r.evaluated + EXCLUDED.evaluated,
    bytes = r.bytes + EXCLUDED.bytes,
    payload_bytes = r.payload_bytes + EXCLUDED.payload_bytes`;

// A row holds all buckets of its latencies as two arrays: rewriting one row is far cheaper than
// finding and rewriting one for each bucket.
const ADD_LATENCIES = `
  INSERT INTO latency_rollup AS l (grain, bucket, series_id, measure, idx, events)
  SELECT grain, to_timestamp(at), series_id, measure, idx::smallint[], events::bigint[]
  FROM unnest($1::smallint[], $2::float8[], $3::int[], $4::smallint[], $5::text[], $6::text[])
    AS d(grain, at, series_id, measure, idx, events)
  ON CONFLICT (grain, bucket, series_id, measure) DO UPDATE SET (idx, events) = (
    SELECT array_agg(coalesce(stored.idx, added.idx) ORDER BY coalesce(stored.idx, added.idx)),
      array_agg(coalesce(stored.events, 0) + coalesce(added.events, 0) ORDER BY coalesce(stored.idx, added.idx))
    FROM unnest(l.idx, l.events) AS stored(idx, events)
    FULL JOIN unnest(EXCLUDED.idx, EXCLUDED.events) AS added(idx, events) ON stored.idx = added.idx
  )`;

/** Numbers need no quoting: the literal is made at once instead of element by element. */
const arrayOf = <T>(items: T[], read: (item: T) => number): string => `{${items.map(read).join(',')}}`;
/** Arrays of arrays would have to be of one length: those of the rows travel as texts. */
const arrayOfArrays = (rows: LatencyRow[], read: (bucket: LatencyRow['buckets'][number]) => number): string =>
  `{${rows.map(({ buckets }) => `"{${buckets.map(read).join(',')}}"`).join(',')}}`;

/** The statements that add sums to the minute, hour and day rows; none where there is nothing to add. */
export function makeRollupStatements(rollups: RollupDelta[], latencies: LatencyDelta[]): Statement[] {
  const statements: Statement[] = [];
  if (rollups.length > 0)
    statements.push({
      name: 'add-rollups',
      text: ADD_ROLLUPS,
      values: [
        arrayOf(rollups, (d) => d.minute),
        arrayOf(rollups, (d) => d.seriesId),
        arrayOf(rollups, (d) => d.events),
        arrayOf(rollups, (d) => d.weight),
        arrayOf(rollups, (d) => d.weightSquare),
        arrayOf(rollups, (d) => d.lagMeasured),
        arrayOf(rollups, (d) => d.lagInTime),
        arrayOf(rollups, (d) => d.lagNegative),
        arrayOf(rollups, (d) => d.requests),
        arrayOf(rollups, (d) => d.evaluated),
        arrayOf(rollups, (d) => d.bytes),
        arrayOf(rollups, (d) => d.payloadBytes),
      ],
    });
  if (latencies.length > 0) {
    const rows = makeLatencyRows(latencies);
    statements.push({
      name: 'add-latencies',
      text: ADD_LATENCIES,
      values: [
        arrayOf(rows, (row) => row.grain),
        arrayOf(rows, (row) => row.startsAt),
        arrayOf(rows, (row) => row.seriesId),
        arrayOf(rows, (row) => row.measure),
        arrayOfArrays(rows, ([idx]) => idx),
        arrayOfArrays(rows, ([, events]) => events),
      ],
    });
  }
  return statements;
}

// A bucket that nothing is left in would be no bucket of the raw events.
const CLEAN_LATENCIES = `
  UPDATE latency_rollup AS l SET (idx, events) = (
    SELECT coalesce(array_agg(b.idx ORDER BY b.idx), '{}'), coalesce(array_agg(b.events ORDER BY b.idx), '{}')
    FROM unnest(l.idx, l.events) AS b(idx, events) WHERE b.events <> 0
  )
  FROM unnest($1::smallint[], $2::float8[], $3::int[], $4::smallint[]) AS d(grain, at, series_id, measure)
  WHERE l.grain = d.grain AND l.bucket = to_timestamp(d.at) AND l.series_id = d.series_id AND l.measure = d.measure
    AND 0 = ANY(l.events)`;

const DROP_EMPTY_LATENCIES = `
  DELETE FROM latency_rollup AS l
  USING unnest($1::smallint[], $2::float8[], $3::int[], $4::smallint[]) AS d(grain, at, series_id, measure)
  WHERE l.grain = d.grain AND l.bucket = to_timestamp(d.at) AND l.series_id = d.series_id AND l.measure = d.measure
    AND cardinality(l.events) = 0`;

const DROP_EMPTY_ROLLUPS = `
  DELETE FROM rollup AS r
  USING (
    SELECT DISTINCT grain.code, date_trunc(grain.unit, to_timestamp(d.minute * 60.0), 'UTC') AS at, d.series_id
    FROM unnest($1::bigint[], $2::int[]) AS d(minute, series_id) CROSS JOIN ${GRAINS}
  ) AS touched
  WHERE r.grain = touched.code AND r.bucket = touched.at AND r.series_id = touched.series_id AND r.events = 0`;

/**
 * The statements that drop the rows and buckets in which nothing is left; they follow those that added
 * negated sums.
 */
export function makeEmptyRowStatements(rollups: RollupDelta[], latencies: LatencyDelta[]): Statement[] {
  const statements: Statement[] = [];
  if (rollups.length > 0)
    statements.push({
      name: 'drop-empty-rollups',
      text: DROP_EMPTY_ROLLUPS,
      values: [arrayOf(rollups, (d) => d.minute), arrayOf(rollups, (d) => d.seriesId)],
    });
  if (latencies.length > 0) {
    const rows = makeLatencyRows(latencies);
    const values = [
      arrayOf(rows, (row) => row.grain),
      arrayOf(rows, (row) => row.startsAt),
      arrayOf(rows, (row) => row.seriesId),
      arrayOf(rows, (row) => row.measure),
    ];
    statements.push(
      { name: 'clean-latencies', text: CLEAN_LATENCIES, values },
      { name: 'drop-empty-latencies', text: DROP_EMPTY_LATENCIES, values },
    );
  }
  return statements;
}
