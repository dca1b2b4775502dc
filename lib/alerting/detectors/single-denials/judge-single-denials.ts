import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { exceeds } from '@/lib/slo/exceeds';
import { firstStepFrom } from '../count-series';
import { judgeCount, type DynamicHistory } from '../judge-count';
import { makeCondition } from '../make-condition';
import { tallyBetween, type TalliedSubject } from '../tallied-subject';
import { sayCount, sayMinutes, sayNumber } from '../words';

const DAY_MS = 86_400_000;

export type SingleDenialLimit = {
  windowMs: number;
  /** More denials than this in the window are told. */
  denials: number;
  /** For so long there must have been none, and enough decisions that there could have been. */
  quietMs: number;
  fewestBefore: number;
};

export type SingleDenialEvidence = {
  /** Decisions by zone, service and policy; bad are denials. Those with a denial reach back by `quietMs`. */
  subjects: readonly TalliedSubject[];
  history: DynamicHistory | null;
};

/**
 * Denials where there were none for days, although much was decided: somebody should look when there is time. A policy or
 * service that is new, or that denies now and then, is none of this.
 */
export const judgeSingleDenials = (
  { subjects, history }: SingleDenialEvidence,
  limit: SingleDenialLimit,
  atMs: number,
): AlertCondition[] =>
  subjects.map((each) =>
    history
      ? judgeCount(each, history, { one: 'denial', many: 'denials', of: '' }, atMs)
      : judgeQuiet(each, limit, atMs),
  );

function judgeQuiet(each: TalliedSubject, limit: SingleDenialLimit, atMs: number): AlertCondition {
  const fromMs = atMs - limit.windowMs;
  const now = tallyBetween(each, fromMs, atMs);
  const before = tallyBetween(each, fromMs - limit.quietMs, fromMs);
  const isTrue =
    exceeds(now.badEvents, limit.denials) && before.badEvents === 0 && before.events >= limit.fewestBefore;
  const days = limit.quietMs / DAY_MS;
  const counted = `${sayNumber(now.bad, 'denial')} by ${each.subject.policy ?? 'a policy'} in ${sayMinutes(limit.windowMs / 60_000)}`;
  return makeCondition({
    subject: each.subject,
    outcome: isTrue ? 'true' : 'false',
    value: now.events === 0 ? null : now.badEvents,
    threshold: limit.denials,
    unit: 'count',
    sentence: isTrue
      ? `${counted}, after none in ${sayCount(before.total)} decisions of ${sayNumber(days, 'day')}`
      : counted,
    sinceMs: isTrue ? firstStepFrom(each.bad, fromMs) : null,
  });
}
