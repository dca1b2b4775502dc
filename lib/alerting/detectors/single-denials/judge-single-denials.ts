import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { exceeds } from '@/lib/slo/exceeds';
import { sayDuration } from '@/lib/slo/words';
import { firstStepFrom } from '../count-series';
import { judgeCount, type DynamicHistory } from '../judge-count';
import { makeCondition } from '../make-condition';
import { tallyBetween, type TalliedSubject } from '../tallied-subject';
import { sayCount, sayNumber } from '../words';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type SingleDenialLimit = {
  windowMs: number;
  /** More denials than this in the window are told. */
  denials: number;
  /** For so long there must have been none, and enough decisions that there could have been. */
  quietMs: number;
  fewestBefore: number;
};

export type SingleDenialEvidence = {
  /** Denials by zone, service and policy. */
  denied: readonly TalliedSubject[];
  /** Every decision of theirs by the hour, by the same key; bad are denials. */
  decided: ReadonlyMap<string, TalliedSubject>;
  history: DynamicHistory | null;
};

/**
 * Denials where there were none for days, although much was decided: somebody should look when there is time. A policy or
 * service that is new, or that denies now and then, is none of this.
 */
export const judgeSingleDenials = (
  { denied, decided, history }: SingleDenialEvidence,
  limit: SingleDenialLimit,
  atMs: number,
): AlertCondition[] =>
  denied.map((each) =>
    history
      ? judgeCount(each, history, { one: 'denial', many: 'denials', of: '' }, atMs)
      : judgeQuiet(each, decided.get(each.key) ?? null, limit, atMs),
  );

function judgeQuiet(
  each: TalliedSubject,
  decided: TalliedSubject | null,
  limit: SingleDenialLimit,
  atMs: number,
): AlertCondition {
  const fromMs = atMs - limit.windowMs;
  const now = tallyBetween(each, fromMs, atMs);
  // Decisions are told by the hour, so those of the hour in which the window begins are not before it.
  const before =
    decided && tallyBetween(decided, fromMs - limit.quietMs, Math.floor(fromMs / HOUR_MS) * HOUR_MS);
  const isTrue =
    exceeds(now.badEvents, limit.denials) &&
    before !== null &&
    before.badEvents === 0 &&
    before.events >= limit.fewestBefore &&
    (firstStepFrom(each.bad, fromMs - HOUR_MS) ?? fromMs) >= fromMs;
  const days = limit.quietMs / DAY_MS;
  const counted = `${sayNumber(now.bad, 'denial')} by ${each.subject.policy ?? 'a policy'} in ${sayDuration(limit.windowMs)}`;
  return makeCondition({
    subject: each.subject,
    outcome: isTrue ? 'true' : 'false',
    value: now.events === 0 ? null : now.badEvents,
    threshold: limit.denials,
    unit: 'count',
    sentence: isTrue
      ? `${counted}, after none in ${sayCount(before!.total)} decisions of ${sayNumber(days, 'day')}`
      : counted,
    sinceMs: isTrue ? firstStepFrom(each.bad, fromMs) : null,
  });
}
