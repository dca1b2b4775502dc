import type pg from 'pg';
import type { LatencyDelta, RollupDelta } from './aggregate-records';

const GRAINS = `(VALUES (0::smallint, 'minute'), (1::smallint, 'hour'), (2::smallint, 'day')) AS grain(code, unit)`;

// Rows are touched in the order of their key, so that two writers can wait but never deadlock.
const ADD_ROLLUPS = `
  INSERT INTO rollup AS r (grain, bucket, series_id, events, weight, weight_square, lag_measured, lag_in_time,
    lag_negative, requests, evaluated, bytes)
  SELECT grain.code, date_trunc(grain.unit, to_timestamp(d.minute * 60.0), 'UTC') AS at, d.series_id,
    sum(d.events), sum(d.weight), sum(d.weight_square), sum(d.lag_measured), sum(d.lag_in_time),
    sum(d.lag_negative),
    sum(d.requests), sum(d.evaluated), sum(d.bytes)
  FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::float8[], $5::float8[], $6::bigint[], $7::bigint[],
    $8::bigint[], $9::float8[], $10::float8[], $11::float8[])
    AS d(minute, series_id, events, weight, weight_square, lag_measured, lag_in_time, lag_negative, requests, evaluated, bytes)
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
    bytes = r.bytes + EXCLUDED.bytes`;

const ADD_LATENCIES = `
  INSERT INTO latency_rollup AS l (grain, bucket, series_id, measure, idx, events)
  SELECT grain.code, date_trunc(grain.unit, to_timestamp(d.minute * 60.0), 'UTC') AS at, d.series_id, d.measure,
    d.idx, sum(d.events)
  FROM unnest($1::bigint[], $2::int[], $3::smallint[], $4::smallint[], $5::bigint[])
    AS d(minute, series_id, measure, idx, events)
  CROSS JOIN ${GRAINS}
  GROUP BY grain.code, at, d.series_id, d.measure, d.idx
  ORDER BY grain.code, at, d.series_id, d.measure, d.idx
  ON CONFLICT (grain, bucket, series_id, measure, idx) DO UPDATE SET events = l.events + EXCLUDED.events`;

/** Numbers need no quoting: the literal is made at once instead of element by element. */
const arrayOf = <T>(items: T[], read: (item: T) => number): string => `{${items.map(read).join(',')}}`;

/** Adds sums to the minute, hour and day rows, within the caller's transaction. */
export async function addToRollups(
  client: pg.PoolClient,
  rollups: RollupDelta[],
  latencies: LatencyDelta[],
): Promise<void> {
  if (rollups.length > 0)
    await client.query({
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
      ],
    });
  if (latencies.length > 0)
    await client.query({
      name: 'add-latencies',
      text: ADD_LATENCIES,
      values: [
        arrayOf(latencies, (d) => d.minute),
        arrayOf(latencies, (d) => d.seriesId),
        arrayOf(latencies, (d) => d.measure),
        arrayOf(latencies, (d) => d.idx),
        arrayOf(latencies, (d) => d.events),
      ],
    });
}
