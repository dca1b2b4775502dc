import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';
import type { SeriesIds } from '../rollups/series-ids';
import type { Statement } from '../run-together';
import { readPointPlace, type PointPlace } from './point-sighting';
import { getSeenPoints, SLOT_MICROS } from './seen-points';

/** Instances come and go with each deploy; beyond so many rows of one policy and environment new ones are left out. */
const MAX_POINTS = 20_000;

// In the order of the key, as all writers do: two can wait for each other but never deadlock.
const ADD = `
  WITH told AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(policy text, environment text, kind text, point text, revision text,
      source text, zone text, first_seen timestamptz, last_seen timestamptz, activated_at timestamptz)
  ), place AS MATERIALIZED (
    SELECT policy, environment, (SELECT count(*) FROM enforcement_point c
      WHERE c.policy = t.policy AND c.environment = t.environment) AS points
    FROM (SELECT DISTINCT policy, environment FROM told) AS t
  )
  INSERT INTO enforcement_point AS p (policy, environment, kind, point, revision, source, zone, first_seen, last_seen,
    activated_at)
  SELECT policy, environment, kind, point, revision, source, zone, first_seen, last_seen, activated_at
  FROM told JOIN place USING (policy, environment)
  WHERE place.points < ${MAX_POINTS} OR EXISTS (SELECT FROM enforcement_point c WHERE c.policy = told.policy
    AND c.environment = told.environment AND c.kind = told.kind AND c.point = told.point
    AND c.revision = told.revision AND c.source = told.source)
  ORDER BY policy, environment, kind, point, revision, source
  ON CONFLICT (policy, environment, kind, point, revision, source) DO UPDATE SET
    zone = CASE WHEN (EXCLUDED.last_seen, EXCLUDED.zone) > (p.last_seen, p.zone) THEN EXCLUDED.zone ELSE p.zone END,
    first_seen = LEAST(p.first_seen, EXCLUDED.first_seen), last_seen = GREATEST(p.last_seen, EXCLUDED.last_seen),
    activated_at = GREATEST(p.activated_at, EXCLUDED.activated_at)`;

type Sighting = PointPlace & {
  source: string;
  zone: string;
  firstSeen: Micros;
  lastSeen: Micros;
  activatedAt: Micros | null;
};

/**
 * The statement that notes which revision was seen at which enforcement point; none where all of it is known. `written`
 * is to be called once it is committed. Decisions are noted by slots of ten seconds, and only the first in a slot costs
 * more than a look-up in memory.
 */
export function makePointStatements(
  records: readonly EventRecord[],
  series: readonly SeriesIds[],
): { statements: Statement[]; written: () => void } {
  const seen = getSeenPoints();
  const sightings = new Map<string, Sighting>();
  const slots: [series: number, instance: string, slot: number][] = [];
  records.forEach((record, position) => {
    const { kind, occurredAt } = record;
    if (record.clockSkewed || (kind !== 'decision' && kind !== 'change')) return;
    if (record.policy === null || record.revision === null) return;
    const isDecision = kind === 'decision';
    const at = isDecision ? Math.floor(occurredAt / SLOT_MICROS) * SLOT_MICROS : occurredAt;
    const id = series[position]!.own;
    const instance = record.instance ?? '';
    if (isDecision && seen.covers(id, instance, at)) return;
    const place = readPointPlace(record);
    if (!place) return;
    if (isDecision) slots.push([id, instance, at]);
    addSighting(sightings, {
      ...place,
      source: record.source,
      zone: record.zone,
      at,
      isActivation: !isDecision,
    });
  });
  const written = () => slots.forEach((slot) => seen.add(...slot));
  if (sightings.size === 0) return { statements: [], written };
  const rows = [...sightings.values()].map(({ firstSeen, lastSeen, activatedAt, ...place }) => ({
    ...place,
    first_seen: formatMicros(firstSeen),
    last_seen: formatMicros(lastSeen),
    activated_at: activatedAt === null ? null : formatMicros(activatedAt),
  }));
  return {
    statements: [{ name: 'add-enforcement-points', text: ADD, values: [jsonParameter(rows)] }],
    written,
  };
}

function addSighting(
  sightings: Map<string, Sighting>,
  {
    at,
    isActivation,
    ...place
  }: PointPlace & { source: string; zone: string; at: Micros; isActivation: boolean },
): void {
  const { zone, ...key } = place;
  const name = JSON.stringify(Object.values(key));
  const known = sightings.get(name);
  if (!known) {
    const activatedAt = isActivation ? at : null;
    sightings.set(name, { ...place, firstSeen: at, lastSeen: at, activatedAt });
    return;
  }
  if (at > known.lastSeen || (at === known.lastSeen && zone > known.zone)) known.zone = zone;
  known.firstSeen = Math.min(known.firstSeen, at);
  known.lastSeen = Math.max(known.lastSeen, at);
  if (isActivation) known.activatedAt = Math.max(known.activatedAt ?? at, at);
}
