import type { DynamicThreshold } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { firstStepFrom, sumBetween, type Running } from './count-series';
import { bandAt, isAboveBand } from './dynamic-band';
import { makeCondition } from './make-condition';
import type { TalliedSubject } from './tallied-subject';
import { sayCount, sayNumber } from './words';

const HOUR_MS = 3_600_000;

/** The history that a dynamic rule holds counts to, by the key of the subject, and when anything was measured at all. */
export type DynamicHistory = {
  dynamic: DynamicThreshold;
  byKey: ReadonlyMap<string, TalliedSubject>;
  measured: Running;
};

/** What is counted, in words: "failed authentication" with its plural, and of what. */
export type CountedWords = { one: string; many: string; of: string };

const NEVER: Running = { at: [], totals: [] };

/**
 * Judges what was counted of a subject in the hour before a time by the same hour of earlier weeks. Too short a history is
 * no verdict: the condition does not hold, and says why. Source: slo.md §11.
 */
export function judgeCount(
  { key, subject, bad }: TalliedSubject,
  { dynamic, byKey, measured }: DynamicHistory,
  { one, many, of }: CountedWords,
  atMs: number,
): AlertCondition {
  const value = sumBetween(bad, atMs - HOUR_MS, atMs).weight;
  const band = bandAt({ counts: byKey.get(key)?.bad ?? NEVER, measured }, atMs, dynamic);
  const counted = `${sayNumber(value, one, many)}${of} in an hour`;
  if (band.upper === null)
    return makeCondition({
      subject,
      outcome: 'false',
      value,
      unit: 'count',
      sentence: `${counted}; ${band.weeks} of the ${dynamic.fewestWeeks} weeks are known that a verdict needs`,
    });
  const isTrue = isAboveBand(value, band) === true;
  return makeCondition({
    subject,
    outcome: isTrue ? 'true' : 'false',
    value,
    threshold: band.upper,
    expected: band.median,
    unit: 'count',
    sentence: `${counted}, where ${sayCount(band.median!)} are usual at this hour of the week and up to ${sayCount(band.upper)} are no surprise`,
    sinceMs: isTrue ? firstStepFrom(bad, atMs - HOUR_MS) : null,
  });
}
