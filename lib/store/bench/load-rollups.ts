import { getPool } from '../database';

/** What was loaded: rows of roll-ups by grain, for so many events. */
export type LoadedRollups = { events: number; series: number; days: number; rows: number };

const DAYS = 30;
const MINUTES = DAYS * 1_440;
const SERVICES = 60;
const KINDS = [
  ['decision', 'allow'],
  ['decision', 'deny'],
  ['decision', 'unevaluated'],
  ['attestation', 'valid'],
  ['attestation', 'failed'],
  ['auth', 'success'],
  ['auth', 'failure'],
  ['flow', 'allowed'],
  ['flow', 'denied'],
] as const;

/**
 * Replaces all roll-ups by those of `events` events, spread evenly over the thirty days before `until` and
 * over 540 series (60 services in 6 zones and 3 environments, 9 kinds and outcomes): the roll-ups that
 * such events would leave behind, without the events. A minute holds as many rows as it has events, at
 * most one a series. Coverage of every service is loaded beside it.
 */
export async function loadRollups(events: number, until: Date): Promise<LoadedRollups> {
  const client = await getPool().connect();
  const first = new Date(Math.floor(until.getTime() / 86_400_000) * 86_400_000 - (DAYS - 1) * 86_400_000);
  const series = SERVICES * KINDS.length;
  const perMinute = events / MINUTES;
  const rowsPerMinute = Math.max(1, Math.min(series, Math.floor(perMinute)));
  const each = perMinute / rowsPerMinute;
  try {
    // The app beside it knows its series by their ids: those stay.
    await client.query('TRUNCATE rollup, latency_rollup, coverage_day, source_activity');
    await client.query(
      `INSERT INTO series (kind, outcome, source, zone, service, environment, policy, target_zone, method, provider,
         revision, host, clock_skewed)
       SELECT k.kind, k.outcome, 'bench', 'zone-' || n % 6, 'service-' || n, 'environment-' || n % 3,
         CASE WHEN k.kind = 'decision' THEN 'policy-' || n % 12 ELSE '' END,
         CASE WHEN k.kind = 'flow' THEN 'zone-' || (n + 1) % 6 ELSE '' END, '', '', '', '', false
       FROM generate_series(0, ${SERVICES - 1}) AS n,
         (VALUES ${KINDS.map(([kind, outcome]) => `('${kind}', '${outcome}')`).join(', ')}) AS k(kind, outcome)
       ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO rollup (grain, bucket, series_id, events, weight, weight_square, lag_measured, lag_in_time,
         lag_negative, requests, evaluated, bytes)
       SELECT 0, $1::timestamptz + make_interval(mins => m), ids.ours[1 + (m * 7 + n * 11) % $2::int], ceil($4::float8), $4, $4,
         ceil($4::float8), ceil($4::float8), 0, 0, 0, 0
       FROM (SELECT array_agg(id ORDER BY id) AS ours FROM series WHERE source = 'bench') AS ids,
         generate_series(0, ${MINUTES - 1}) AS m, generate_series(0, $3::int - 1) AS n
       ON CONFLICT DO NOTHING`,
      [first, series, rowsPerMinute, each],
    );
    for (const [grain, unit, finer] of [
      [1, 'hour', 0],
      [2, 'day', 1],
    ] as const)
      await client.query(
        `INSERT INTO rollup SELECT ${grain}, date_trunc('${unit}', bucket, 'UTC'), series_id, sum(events), sum(weight),
           sum(weight_square), sum(lag_measured), sum(lag_in_time), 0, 0, 0, 0
         FROM rollup WHERE grain = ${finer} GROUP BY 2, 3 ON CONFLICT DO NOTHING`,
      );
    await client.query(
      `INSERT INTO coverage_day (day, service, zone, environment, tagged, seen)
       SELECT ($1::timestamptz AT TIME ZONE 'UTC')::date + d, 'service-' || n, 'zone-' || n % 6, 'environment-' || n % 3,
         repeat('1', 96)::bit(96), repeat('1', 96)::bit(96)
       FROM generate_series(0, ${DAYS - 1}) AS d, generate_series(0, ${SERVICES - 1}) AS n`,
      [first],
    );
    await client.query(
      `INSERT INTO source_activity (source, kind, hour, last_at)
       SELECT DISTINCT 'bench', k, $1::timestamptz + make_interval(hours => h), $1::timestamptz + make_interval(hours => h, mins => 59)
       FROM generate_series(0, ${DAYS * 24 - 1}) AS h, unnest(ARRAY['decision', 'attestation', 'auth', 'flow']) AS k`,
      [first],
    );
    await client.query('VACUUM ANALYZE rollup, series, coverage_day, source_activity');
    const { rows } = await client.query<{ rows: number }>('SELECT count(*)::float8 AS rows FROM rollup');
    return { events, series, days: DAYS, rows: rows[0]!.rows };
  } finally {
    client.release();
  }
}
