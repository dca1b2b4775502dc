import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { exceeds } from '@/lib/slo/exceeds';
import { sayDuration } from '@/lib/slo/words';
import { firstStepFrom, lastStepBefore, sumBetween, type Running } from '../count-series';
import { makeCondition } from '../make-condition';
import { sayNames, sayNumber, sayTime } from '../words';

/** What was accessed or moved although it does not fit its zone. An empty service or environment is none. */
export type Misfits = {
  about: 'classification' | 'region';
  zone: string;
  service: string;
  environment: string;
  /** The classification, or the region that data went to. */
  name: string;
  /** What would fit. */
  fitting: readonly string[];
  counts: Running;
};

export type MisfitLimit = {
  windowMs: number;
  /** More than this in the window are told. */
  accesses: number;
};

/**
 * F7: access that was allowed to data whose classification its zone is not for, and transfers to a region that none of its
 * zone's environments is in. What was denied did not happen, and a zone that declares nothing cannot be misjudged.
 */
export const judgeDataMisfit = (
  misfits: readonly Misfits[],
  limit: MisfitLimit,
  atMs: number,
): AlertCondition[] =>
  misfits.map((each) => {
    const fromMs = atMs - limit.windowMs;
    const { events, weight } = sumBetween(each.counts, fromMs, atMs);
    const isTrue = exceeds(events, limit.accesses);
    return makeCondition({
      subject: {
        zone: each.zone,
        service: each.service || null,
        environment: each.environment || null,
        policy: null,
        item: each.about === 'region' ? `→ ${each.name}` : each.name,
      },
      outcome: isTrue ? 'true' : 'false',
      value: events,
      threshold: limit.accesses,
      unit: 'count',
      sentence: `${describe(each, weight)} in ${sayDuration(limit.windowMs)}${isTrue ? sayLast(each, atMs) : ''}`,
      sinceMs: isTrue ? firstStepFrom(each.counts, fromMs) : null,
    });
  });

const describe = ({ about, name, fitting }: Misfits, count: number): string =>
  about === 'region'
    ? `${sayNumber(count, 'transfer')} to ${name}, where the zone is in ${sayNames(fitting, 3)},`
    : `${sayNumber(count, 'access', 'accesses')} to ${name} data, where the zone is for ${sayNames(fitting, 3)},`;

const sayLast = ({ counts }: Misfits, atMs: number): string =>
  `, the last at ${sayTime(lastStepBefore(counts, atMs)!, atMs)}`;
