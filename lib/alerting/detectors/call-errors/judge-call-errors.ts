import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { judgeCount, type DynamicHistory } from '../judge-count';
import { judgeFailedShare } from '../judge-failed-share';
import { judgeWholesFirst } from '../judge-wholes-first';
import type { ShareLimit } from '../share-window';
import { tallyBetween, type TalliedSubject } from '../tallied-subject';
import { sayNames } from '../words';

export type CallEvidence = {
  /** Calls by the zone of the caller; bad are those that failed for another reason than a denial. */
  zones: readonly TalliedSubject[];
  /** The same by calling service. */
  services: readonly TalliedSubject[];
  /** The same by the zone that was called (`item`), within each calling service. */
  targets: readonly TalliedSubject[];
  history: DynamicHistory | null;
};

/**
 * F8: what share of the calls of each zone and service fails. Where a whole zone is beyond the limit, its services are no
 * conditions of their own: a mesh that is down is one alert.
 */
export function judgeCallErrors(evidence: CallEvidence, limit: ShareLimit, atMs: number): AlertCondition[] {
  const judge = (each: TalliedSubject) => judgeSubject(each, evidence, limit, atMs);
  const several = new Set(evidence.zones.flatMap((each) => (each.services.length > 1 ? [keyOf(each)] : [])));
  const services = evidence.services.filter((each) => several.has(keyOf(each)));
  return judgeWholesFirst(evidence.zones, services, keyOf, judge);
}

const keyOf = ({ subject: { zone }, isDrill }: TalliedSubject): string => JSON.stringify([zone, isDrill]);

function judgeSubject(
  each: TalliedSubject,
  { history, targets }: CallEvidence,
  limit: ShareLimit,
  atMs: number,
): AlertCondition {
  if (history) return judgeCount(each, history, { one: 'failed call', many: 'failed calls', of: '' }, atMs);
  return judgeFailedShare(each, limit, atMs, 'calls', () => sayTargets(each, targets, limit, atMs));
}

/** The zones that most of the failed calls went to. */
function sayTargets(
  { subject, isDrill }: TalliedSubject,
  targets: readonly TalliedSubject[],
  { windowMs }: ShareLimit,
  atMs: number,
): string {
  const failures = new Map<string, number>();
  for (const target of targets) {
    if (target.subject.zone !== subject.zone || target.isDrill !== isDrill || target.subject.item === null)
      continue;
    if (subject.service !== null && target.subject.service !== subject.service) continue;
    const { bad } = tallyBetween(target, atMs - windowMs, atMs);
    if (bad > 0) failures.set(target.subject.item, (failures.get(target.subject.item) ?? 0) + bad);
  }
  const names = [...failures].toSorted(([, one], [, other]) => other - one).map(([name]) => name);
  return names.length === 0 ? '' : `, to ${sayNames(names)}`;
}
