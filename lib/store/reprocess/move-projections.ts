import type pg from 'pg';
import { countedService, isServiceFolded } from '@/lib/domain/folding';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';
import { readPointPlace } from '../points/point-sighting';
import { addCoverage } from '../projections/add-coverage';
import { isCrossZoneAttempt } from '../projections/add-cross-zone-attempts';
import { dayOf } from '../projections/day-of';
import type { MovedEvent } from './advance-walk';

/** Moves what was projected from events to their new zones, within the caller's transaction. */
export async function moveProjections(client: pg.PoolClient, moves: readonly MovedEvent[]): Promise<void> {
  await moveAttempts(client, moves);
  await moveCoverage(client, moves);
  await moveByEvent(client, moves);
  await movePoints(client, moves);
}

// In the order of the key, as the writers do: two can wait for each other but never deadlock.
const CHANGE_ATTEMPTS = `
  INSERT INTO cross_zone_attempt AS a (day, zone, target_zone, principal, service, environment, attempts, weight)
  SELECT day, zone, target_zone, principal, service, environment, sum(attempts), sum(weight)
  FROM jsonb_to_recordset($1::jsonb) AS r(day date, zone text, target_zone text, principal text, service text,
    environment text, attempts bigint, weight float8)
  GROUP BY day, zone, target_zone, principal, service, environment
  ORDER BY day, zone, target_zone, principal, service, environment
  ON CONFLICT (day, zone, target_zone, principal, service, environment) DO UPDATE SET
    attempts = a.attempts + EXCLUDED.attempts, weight = a.weight + EXCLUDED.weight`;

const DROP_EMPTY_ATTEMPTS = `
  DELETE FROM cross_zone_attempt AS a
  USING (SELECT DISTINCT * FROM jsonb_to_recordset($1::jsonb) AS r(day date, zone text, target_zone text,
    principal text, service text, environment text)) AS d
  WHERE a.day = d.day AND a.zone = d.zone AND a.target_zone = d.target_zone AND a.principal = d.principal
    AND a.service = d.service AND a.environment = d.environment AND a.attempts = 0`;

async function moveAttempts(client: pg.PoolClient, moves: readonly MovedEvent[]): Promise<void> {
  const rows = moves
    .filter(({ original }) => !original.clockSkewed)
    .flatMap(({ original, moved }) => [
      { ...original, sign: -1 },
      { ...moved, sign: 1 },
    ])
    .filter(isCrossZoneAttempt)
    .map((attempt) => ({
      day: dayOf(attempt.occurredAt),
      zone: attempt.zone,
      target_zone: attempt.targetZone,
      principal: attempt.principal ?? '',
      service: countedService(attempt),
      environment: attempt.environment ?? '',
      attempts: attempt.sign,
      weight: attempt.sign / attempt.sampleRate,
    }));
  if (rows.length === 0) return;
  await client.query(CHANGE_ATTEMPTS, [jsonParameter(rows)]);
  await client.query(DROP_EMPTY_ATTEMPTS, [jsonParameter(rows)]);
}

const LEFT = `jsonb_to_recordset($1::jsonb) AS l(day date, service text, zone text, environment text)`;
const IS_LEFT = `c.day = l.day AND c.service = l.service AND c.zone = l.zone AND c.environment = l.environment`;

/** Until the transaction ends nobody adds to these: what is read of their events afterwards is all there is. */
const LOCK_COVERAGE = `
  SELECT 1 FROM coverage_day AS c JOIN ${LEFT} ON ${IS_LEFT}
  ORDER BY c.day, c.service, c.zone, c.environment FOR UPDATE OF c`;

const RECOUNT_COVERAGE = `
  UPDATE coverage_day AS c SET (seen, tagged) = (
    SELECT coalesce(bit_or(q.quarter), repeat('0', 96)::bit(96)),
      coalesce(bit_or(q.quarter) FILTER (WHERE q.outcome = 'tagged'), repeat('0', 96)::bit(96))
    FROM (
      SELECT e.outcome, set_bit(repeat('0', 96)::bit(96),
        floor(extract(epoch FROM e.occurred_at - (c.day::timestamp AT TIME ZONE 'UTC')) / 900)::int, 1) AS quarter
      FROM event e
      WHERE e.occurred_at >= c.day::timestamp AT TIME ZONE 'UTC'
        AND e.occurred_at < (c.day + 1)::timestamp AT TIME ZONE 'UTC' AND e.kind = 'heartbeat'
        AND e.service = c.service AND e.zone = c.zone AND coalesce(e.environment, '') = c.environment
        AND NOT e.clock_skewed AND coalesce(e.folded, 0) NOT IN (1, 3)
    ) AS q
  )
  FROM ${LEFT} WHERE ${IS_LEFT}`;

const DROP_EMPTY_COVERAGE = `
  DELETE FROM coverage_day AS c USING ${LEFT}
  WHERE ${IS_LEFT} AND c.seen = repeat('0', 96)::bit(96)`;

/** Quarters cannot be taken away one by one: other heartbeats may have marked them too. */
async function moveCoverage(client: pg.PoolClient, moves: readonly MovedEvent[]): Promise<void> {
  const heartbeats = moves.filter(
    ({ original, moved }) =>
      original.kind === 'heartbeat' &&
      original.service !== null &&
      !original.clockSkewed &&
      original.zone !== moved.zone,
  );
  if (heartbeats.length === 0) return;
  const left = new Map(
    heartbeats.map(({ original }) => {
      const row = {
        day: dayOf(original.occurredAt),
        service: original.service,
        zone: original.zone,
        environment: original.environment ?? '',
      };
      return [Object.values(row).join('\0'), row] as const;
    }),
  );
  const keys = jsonParameter([...left.values()]);
  await client.query(LOCK_COVERAGE, [keys]);
  await client.query(RECOUNT_COVERAGE, [keys]);
  await client.query(DROP_EMPTY_COVERAGE, [keys]);
  await addCoverage(
    client,
    heartbeats.flatMap(({ moved }) => (isServiceFolded(moved) ? [] : [moved])),
  );
}

/** Tables whose rows repeat the zone of the event that they tell of. */
const BY_EVENT = [
  'drift_case',
  'alert_case',
  'change',
  'review_sample',
  'verdict',
  'identity_certificate',
  'data_transfer',
] as const;
const KINDS_BY_EVENT = ['drift', 'alert', 'change', 'decision', 'attestation', 'data-access'];

async function moveByEvent(client: pg.PoolClient, moves: readonly MovedEvent[]): Promise<void> {
  const told = moves.filter(({ original }) => KINDS_BY_EVENT.includes(original.kind));
  if (told.length === 0) return;
  const values = [told.map(({ original }) => original.id), told.map(({ moved }) => moved.zone)];
  for (const table of BY_EVENT)
    await client.query(
      `UPDATE ${table} AS t SET zone = m.zone FROM unnest($1::uuid[], $2::text[]) AS m(id, zone)
       WHERE t.event_id = m.id AND t.zone <> m.zone`,
      values,
    );
}

const MOVE_POINTS = `
  UPDATE enforcement_point AS p SET zone = m.zone
  FROM (SELECT DISTINCT ON (policy, environment, kind, point, revision, source) *
    FROM jsonb_to_recordset($1::jsonb) AS r(policy text, environment text, kind text, point text, revision text,
      source text, zone text, at timestamptz)
    ORDER BY policy, environment, kind, point, revision, source, at DESC) AS m
  WHERE p.policy = m.policy AND p.environment = m.environment AND p.kind = m.kind AND p.point = m.point
    AND p.revision = m.revision AND p.source = m.source AND p.zone <> m.zone`;

/** A point is in the zone of what was seen there last, as far as this step of the walk knows. */
async function movePoints(client: pg.PoolClient, moves: readonly MovedEvent[]): Promise<void> {
  const rows = moves.flatMap(({ original, moved }) => {
    const place = original.zone === moved.zone ? null : readPointPlace(moved);
    if (!place) return [];
    return [{ ...place, source: moved.source, zone: moved.zone, at: formatMicros(moved.occurredAt) }];
  });
  if (rows.length > 0) await client.query(MOVE_POINTS, [jsonParameter(rows)]);
}
