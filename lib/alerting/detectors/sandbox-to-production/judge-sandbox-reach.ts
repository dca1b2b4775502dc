import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { exceeds } from '@/lib/slo/exceeds';
import { judgeSlot } from '@/lib/slo/robust-slot';
import { firstStepFrom, sumBetween, type Running } from '../count-series';
import { earlierHours } from '../dynamic-band';
import { judgeCount, type DynamicHistory } from '../judge-count';
import { makeCondition } from '../make-condition';
import type { TalliedSubject } from '../tallied-subject';
import { sayCount, sayNames, sayNumber } from '../words';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The same hour of so many days before says what is usual; with fewer measured ones nobody knows. */
export const USUAL_DAYS = 14;
const FEWEST_DAYS = 5;

export type SandboxEvidence = {
  /** Attempts by zone of low trust and zone of high trust (`item`). Those that may matter reach back by two weeks. */
  pairs: readonly TalliedSubject[];
  /** By hour: everything that crossed zones or tried to, over the same time. */
  measured: Running;
  history: DynamicHistory | null;
};

export type SandboxLimit = {
  /** More attempts than this in an hour are told, where they are more than usual. */
  attempts: number;
  deviations: number;
};

/** Attempts from sandboxes to reach production, where they are more than their ordinary noise. */
export const judgeSandboxReach = (
  { pairs, measured, history }: SandboxEvidence,
  limit: SandboxLimit,
  atMs: number,
): AlertCondition[] =>
  pairs.map((each) => {
    if (history)
      return judgeCount(
        each,
        history,
        { one: 'attempt', many: 'attempts', of: ` to reach production (${each.subject.item})` },
        atMs,
      );
    const value = sumBetween(each.bad, atMs - HOUR_MS, atMs).weight;
    const counted = `${sayNumber(value, 'attempt')} to reach production in an hour (${each.subject.item})`;
    if (!exceeds(value, limit.attempts))
      return makeCondition({
        subject: each.subject,
        outcome: 'false',
        value,
        threshold: limit.attempts,
        unit: 'count',
        sentence: counted,
      });
    const earlier = earlierHours({ counts: each.bad, measured }, atMs, {
      everyMs: DAY_MS,
      count: USUAL_DAYS,
    });
    const { median, upper } = judgeSlot(earlier, 0, { k: limit.deviations, fewestWeeks: FEWEST_DAYS });
    if (upper === null && !each.isDrill)
      return makeCondition({
        subject: each.subject,
        outcome: 'false',
        value,
        unit: 'count',
        sentence: `${counted}; too few days are known to say what is usual`,
      });
    const threshold = Math.max(each.isDrill ? 0 : upper!, limit.attempts);
    const isTrue = exceeds(value, threshold);
    const services = each.services.filter(Boolean);
    const by = services.length > 1 ? `, by ${sayNames(services)}` : '';
    const usual = each.isDrill ? '' : `, where ${sayCount(median!)} are usual at this time of day`;
    return makeCondition({
      subject: each.subject,
      outcome: isTrue ? 'true' : 'false',
      value,
      threshold,
      expected: each.isDrill ? null : median,
      unit: 'count',
      sentence: `${counted}${usual}${by}`,
      sinceMs: isTrue ? firstStepFrom(each.bad, atMs - HOUR_MS) : null,
    });
  });
