import { DRILL_PREFIX } from '@/lib/domain/drills/known-drill';
import type { AlertSubject } from '@/lib/domain/alerting/subject';
import { effectiveSize } from '@/lib/sli/effective-size';
import { addUp, sumBetween, type CountedSeries, type Running, type SeriesParts } from './count-series';

/** What is counted of one subject: everything, and what of it is bad. */
export type TalliedSubject = {
  /** What it is told apart by; the same in every evidence. */
  key: string;
  subject: AlertSubject;
  /** Whether a drill made it. */
  isDrill: boolean;
  /** Where several come together: what of it each has of its own. */
  services: readonly string[];
  environments: readonly string[];
  sources: readonly string[];
  all: Running;
  bad: Running;
};

/** What was counted within a stretch of time: `share` is null where nothing was. Weighted, but for the numbers of events. */
export type Tally = {
  events: number;
  badEvents: number;
  total: number;
  bad: number;
  share: number | null;
  /** Kish's effective sample size. */
  size: number;
};

/** The environment or service of a drill that a series belongs to, told by its name; an empty text of what is none. */
export const drillOf = ({ environment, service }: Pick<SeriesParts, 'environment' | 'service'>): string =>
  environment.startsWith(DRILL_PREFIX) ? environment : service.startsWith(DRILL_PREFIX) ? service : '';

/** What a subject of these parts is told apart by; `drill` as `drillOf` tells it. */
export const keyOfParts = (parts: Partial<AlertSubject>, drill = ''): string =>
  JSON.stringify(
    [parts.zone, parts.service, parts.environment, parts.policy, parts.item]
      .map((part) => part || null)
      .concat(drill),
  );

/**
 * Gathers series by subject. `partsOf` names what subjects are told apart by; a service or environment that is not among it
 * is still told where it is the only one.
 */
export function tallySubjects(
  series: readonly CountedSeries[],
  partsOf: (each: SeriesParts) => Partial<AlertSubject> | null,
  isBad: (each: SeriesParts) => boolean,
): TalliedSubject[] {
  const groups = new Map<string, { parts: Partial<AlertSubject>; members: CountedSeries[] }>();
  for (const each of series) {
    const parts = partsOf(each);
    if (parts === null) continue;
    const key = keyOfParts(parts, drillOf(each));
    const group = groups.get(key) ?? { parts, members: [] };
    group.members.push(each);
    groups.set(key, group);
  }
  return [...groups].map(([key, { parts, members }]) => {
    const distinct = (name: 'service' | 'environment' | 'source') =>
      [...new Set(members.map((each) => each[name]))].toSorted();
    const [services, environments] = [distinct('service'), distinct('environment')];
    const only = (names: readonly string[]) => (names.length === 1 && names[0] !== '' ? names[0]! : null);
    return {
      key,
      isDrill: drillOf(members[0]!) !== '',
      subject: {
        zone: parts.zone || null,
        service: parts.service || only(services),
        environment: parts.environment || only(environments),
        policy: parts.policy || null,
        item: parts.item || null,
      },
      services,
      environments,
      sources: distinct('source'),
      all: addUp(members),
      bad: addUp(members.filter(isBad)),
    };
  });
}

/** What was counted of a subject in the steps that begin within [fromMs, toMs). */
export function tallyBetween({ all, bad }: TalliedSubject, fromMs: number, toMs: number): Tally {
  const every = sumBetween(all, fromMs, toMs);
  const wrong = sumBetween(bad, fromMs, toMs);
  return {
    events: every.events,
    badEvents: wrong.events,
    total: every.weight,
    bad: wrong.weight,
    share: every.events === 0 ? null : wrong.weight / every.weight,
    size: effectiveSize({ total: every.weight, weightSquare: every.weightSquare }),
  };
}
