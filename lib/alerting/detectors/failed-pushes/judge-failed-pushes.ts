import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { exceeds } from '@/lib/slo/exceeds';
import { sayDuration } from '@/lib/slo/words';
import { firstStepFrom } from '../count-series';
import { judgeCount, type DynamicHistory } from '../judge-count';
import { makeCondition } from '../make-condition';
import { tallyBetween, type TalliedSubject } from '../tallied-subject';
import { sayNames, sayNumber } from '../words';

export type PushEvidence = {
  /** What controllers did, by zone and source (`item`); bad is what failed. */
  sources: readonly TalliedSubject[];
  history: DynamicHistory | null;
};

export type PushLimit = {
  windowMs: number;
  /** More failures than this in the window are told. */
  failures: number;
};

/** F8: configuration that does not arrive where it should, as the controllers that push or pull it tell. */
export const judgeFailedPushes = (
  { sources, history }: PushEvidence,
  limit: PushLimit,
  atMs: number,
): AlertCondition[] =>
  sources.map((each) => {
    const by = each.subject.item ? ` by ${each.subject.item}` : '';
    if (history)
      return judgeCount(each, history, { one: 'failed push', many: 'failed pushes', of: by }, atMs);
    const fromMs = atMs - limit.windowMs;
    const { badEvents, bad, events } = tallyBetween(each, fromMs, atMs);
    const isTrue = exceeds(badEvents, limit.failures);
    const services = each.services.filter(Boolean);
    const of = isTrue && services.length > 1 ? `, of ${sayNames(services)}` : '';
    return makeCondition({
      subject: each.subject,
      outcome: isTrue ? 'true' : 'false',
      value: events === 0 ? null : badEvents,
      threshold: limit.failures,
      unit: 'count',
      sentence: `${sayNumber(bad, 'configuration push', 'configuration pushes')}${by} failed in ${sayDuration(limit.windowMs)}${of}`,
      sinceMs: isTrue ? firstStepFrom(each.bad, fromMs) : null,
    });
  });
