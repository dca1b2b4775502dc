import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { sayDuration } from '@/lib/slo/words';
import { makeCondition } from '../make-condition';
import { sayNames, sayTime } from '../words';
import { QUARTER_MS, type Sightings } from './read-sightings';

/** A service that is, or was, in the inventory; milliseconds since 1970, [from, to). */
export type Member = { service: string; zone: string; from: number; to: number | null };

export type TelemetryBounds = {
  /** How long a service may be silent or untagged. */
  boundMs: number;
  /** From which share of a zone's services on the zone is told of as a whole. */
  zoneShare: number;
  environment: string | null;
};

const NAMED = 3;
/** Fewer are told of one by one. */
const FEWEST_OF_ZONE = 3;

type State = { service: string; kind: 'silent' | 'untagged'; since: number };

/**
 * Which services of the inventory have been silent, or sent without their trust tags, for longer than the bound at a time
 * (F2), after having been seen with them. A zone that falls silent as a whole is one condition. While Gatehouse itself
 * heard nothing from anybody (`wasHeard` tells of a quarter of an hour), nobody can tell.
 */
export function judgeTelemetry(
  members: readonly Member[],
  sightings: Sightings,
  wasHeard: (quarter: number) => boolean,
  atMs: number,
  bounds: TelemetryBounds,
): AlertCondition[] {
  const zones = new Map<string, { conditions: AlertCondition[]; lost: State[]; expected: number }>();
  const isHeard = heardThroughout(wasHeard, atMs, bounds.boundMs);
  for (const { service, zone, from, to } of members) {
    if (from > atMs || (to !== null && to <= atMs)) continue;
    const seenAt = sightings.lastSeen(service, atMs);
    if (seenAt === null) continue;
    const taggedAt = sightings.lastTagged(service, atMs);
    const known = zones.get(zone) ?? { conditions: [], lost: [], expected: 0 };
    zones.set(zone, known);
    known.expected += 1;
    const since = Math.min(seenAt, taggedAt ?? seenAt);
    const isLost = atMs - since >= bounds.boundMs;
    const kind = atMs - seenAt >= bounds.boundMs ? 'silent' : 'untagged';
    if (isLost) known.lost.push({ service, kind, since: kind === 'silent' ? seenAt : since });
    known.conditions.push(
      makeCondition({
        subject: { zone, service, environment: bounds.environment },
        outcome: !isLost ? 'false' : isHeard ? 'true' : 'no-data',
        value: (atMs - since) / 1_000,
        threshold: bounds.boundMs / 1_000,
        unit: 'seconds',
        sinceMs: isLost ? since : null,
        sentence: describe(kind, isLost, atMs, { seenAt, taggedAt, missing: sightings.missingTags(service) }),
      }),
    );
  }
  return [...zones].flatMap(([zone, known]) => tellZone(zone, known, isHeard, bounds));
}

/** Of quarters that lie wholly within the bound before a time. */
function heardThroughout(wasHeard: (quarter: number) => boolean, atMs: number, boundMs: number): boolean {
  for (
    let quarter = Math.ceil((atMs - boundMs) / QUARTER_MS);
    quarter < Math.floor(atMs / QUARTER_MS);
    quarter += 1
  )
    if (!wasHeard(quarter)) return false;
  return true;
}

type Times = { seenAt: number; taggedAt: number | null; missing: string };

function describe(
  kind: State['kind'],
  isLost: boolean,
  atMs: number,
  { seenAt, taggedAt, missing }: Times,
): string {
  if (!isLost) return `Telemetry was last seen at ${sayTime(seenAt, atMs)}.`;
  if (kind === 'silent')
    return `No telemetry has come for ${sayDuration(atMs - seenAt)}; the last was seen at ${sayTime(seenAt, atMs)}.`;
  const tags = missing === '' ? 'its trust tags' : `its trust tags (${missing})`;
  return `Telemetry has come without ${tags} for ${sayDuration(atMs - (taggedAt ?? seenAt))}.`;
}

/** A zone most of whose services are lost is told of itself; what its services say is then part of that. */
function tellZone(
  zone: string,
  { conditions, lost, expected }: { conditions: AlertCondition[]; lost: State[]; expected: number },
  isHeard: boolean,
  { zoneShare, environment }: TelemetryBounds,
): AlertCondition[] {
  const isWhole = lost.length >= FEWEST_OF_ZONE && lost.length >= zoneShare * expected;
  const names = lost.map(({ service }) => service).toSorted();
  const kinds = new Set(lost.map(({ kind }) => kind));
  const how = kinds.size > 1 ? 'silent or untagged' : ([...kinds][0] ?? 'silent');
  const whole = makeCondition({
    subject: { zone, environment },
    outcome: !isWhole ? 'false' : isHeard ? 'true' : 'no-data',
    value: lost.length,
    threshold: Math.max(FEWEST_OF_ZONE, Math.ceil(zoneShare * expected)),
    unit: 'count',
    sinceMs: isWhole ? Math.min(...lost.map(({ since }) => since)) : null,
    sentence:
      lost.length === 0
        ? `All ${expected} services are heard.`
        : `${lost.length} of ${expected} services are ${how}: ${sayNames(names, NAMED)}.`,
  });
  if (!isWhole) return [whole, ...conditions];
  const told = `Told of with its zone, of which ${lost.length} of ${expected} services are ${how}.`;
  return [
    whole,
    ...conditions.map((condition) =>
      condition.outcome === 'false'
        ? condition
        : { ...condition, outcome: 'false' as const, sinceMs: null, sentence: told },
    ),
  ];
}
