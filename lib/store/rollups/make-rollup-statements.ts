import type { Statement } from '../run-together';
import type { LatencyDelta, RollupDelta } from './aggregate-records';

const GRAINS = `(VALUES (0::smallint, 'minute'), (1::smallint, 'hour'), (2::smallint, 'day')) AS grain(code, unit)`;

// Rows are touched in the order of their key, so that two writers can wait but never deadlock.
const ADD_ROLLUPS = `
  INSERT INTO rollup AS r (grain, bucket, series_id, events, weight, weight_square, lag_measured, lag_in_time,
    requests, evaluated, bytes)
  SELECT grain.code, date_trunc(grain.unit, to_timestamp(d.minute * 60.0), 'UTC') AS at, d.series_id,
    sum(d.events), sum(d.weight), sum(d.weight_square), sum(d.lag_measured), sum(d.lag_in_time),
    sum(d.requests), sum(d.evaluated), sum(d.bytes)
  FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::float8[], $5::float8[], $6::bigint[], $7::bigint[],
    $8::float8[], $9::float8[], $10::float8[])
    AS d(minute, series_id, events, weight, weight_square, lag_measured, lag_in_time, requests, evaluated, bytes)
  CROSS JOIN ${GRAINS}
  GROUP BY grain.code, at, d.series_id
  ORDER BY grain.code, at, d.series_id
  ON CONFLICT (grain, bucket, series_id) DO UPDATE SET
    events = r.events + EXCLUDED.events,
    weight = r.weight + EXCLUDED.weight,
    weight_square = r.weight_square + EXCLUDED.weight_square,
    lag_measured = r.lag_measured + EXCLUDED.lag_measured,
    lag_in_time = r.lag_in_time + EXCLUDED.lag_in_time,
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
        arrayOf(rollups, (d) => d.requests),
        arrayOf(rollups, (d) => d.evaluated),
        arrayOf(rollups, (d) => d.bytes),
      ],
    });
  if (latencies.length > 0)
    statements.push({
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
  return statements;
}
