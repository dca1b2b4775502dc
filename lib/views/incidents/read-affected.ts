import type { IncidentAssessment } from '@/lib/domain/read-models/incident-assessment';
import type { IncidentAlert, IncidentRow } from '@/lib/domain/read-models/incidents';
import type { Actor } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { listStoredServices } from '@/lib/store/inventory/list-stored-services';
import { countRollupsInPieces, type RollupCount } from '@/lib/store/rollups/count-rollups';
import { readGaps } from './read-gaps';

const LISTED = 50;

type Question = {
  actor: Actor;
  incident: IncidentRow;
  alerts: readonly IncidentAlert[];
  policies: readonly string[];
  window: Window;
  before: Window;
};
type Affected = Pick<IncidentAssessment, 'services' | 'servicesLeftOut' | 'places'>;
type Service = Affected['services'][number];

/**
 * Which services an incident affects by the trust tags of what was seen: those of its alerts, those that are denied or whose
 * calls fail more than in the same time before, and those without telemetry, of which nobody can tell. Counts are weighted by
 * sampling.
 */
export async function readAffected({
  actor,
  incident,
  alerts,
  policies,
  window,
  before,
}: Question): Promise<Affected> {
  const zones = incident.zones.length > 0 ? incident.zones : actor.zones;
  const pieces = [before, window];
  const of = { zones, ...(policies.length > 0 && { policies }) };
  const [denials, failures, gaps, inventory] = await Promise.all([
    countRollupsInPieces({
      pieces,
      filter: { ...of, kinds: ['decision'], outcomes: ['deny'] },
      by: ['service', 'zone', 'environment'],
    }),
    countRollupsInPieces({
      pieces,
      filter: { zones, kinds: ['flow'], outcomes: ['error'] },
      by: ['service', 'zone'],
    }),
    readGaps(window.to, zones),
    listStoredServices(actor.zones),
  ]);
  const known = new Map(inventory.map((service) => [service.name, service]));
  const found = new Map<string, Service>();
  const touch = (name: string, zone: string | null): Service => {
    const service = found.get(name) ?? {
      service: name,
      zone: zone ?? known.get(name)?.zone ?? 'unzoned',
      owner: known.get(name)?.owner ?? null,
      alerts: 0,
      denials: 0,
      denialsBefore: 0,
      failures: 0,
      failuresBefore: 0,
      silentSince: null,
      isSilent: false,
    };
    found.set(name, service);
    return service;
  };
  for (const { service, zone } of alerts) if (service) touch(service, zone).alerts += 1;
  for (const { service, zone, piece, weight } of denials.filter(isNamed))
    touch(service, zone)[piece === 0 ? 'denialsBefore' : 'denials'] += weight;
  for (const { service, zone, piece, weight } of failures.filter(isNamed))
    touch(service, zone)[piece === 0 ? 'failuresBefore' : 'failures'] += weight;
  for (const { service, silentSince, untaggedSince } of gaps)
    if (untaggedSince === null) Object.assign(touch(service, null), { silentSince, isSilent: true });
  const services = [...found.values()]
    .filter((each) => each.alerts > 0 || each.isSilent || growthOf(each) > 0)
    .toSorted((left, right) => right.alerts - left.alerts || growthOf(right) - growthOf(left));
  return {
    services: services.slice(0, LISTED),
    servicesLeftOut: Math.max(0, services.length - LISTED),
    places: sumPlaces(denials),
  };
}

const isNamed = ({ service }: RollupCount): boolean => service !== '';

const growthOf = ({ denials, denialsBefore, failures, failuresBefore }: Service): number =>
  Math.max(0, denials - denialsBefore) + Math.max(0, failures - failuresBefore);

/** Denials by zone and environment, most first. */
function sumPlaces(denials: readonly RollupCount[]): Affected['places'] {
  const places = new Map<string, Affected['places'][number]>();
  for (const { zone, environment, piece, weight } of denials) {
    const key = JSON.stringify([zone, environment]);
    const place = places.get(key) ?? { zone, environment: environment || null, denials: 0, denialsBefore: 0 };
    place[piece === 0 ? 'denialsBefore' : 'denials'] += weight;
    places.set(key, place);
  }
  return [...places.values()].toSorted((left, right) => right.denials - left.denials).slice(0, LISTED);
}
