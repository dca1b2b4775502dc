import { NO_SUBJECT, type AlertSubject } from '@/lib/domain/alerting/subject';
import { addUp } from '../count-series';
import { keyOfParts, type TalliedSubject } from '../tallied-subject';

/** Friday, 20 November 2026. */
export const NOW = Date.parse('2026-11-20T10:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How many events there were in a step, and how many of them were bad; `at` is the start of the step. */
export type Counts = { at: number; all: number; bad?: number };

/** A subject with these counts, each event of weight 1. */
export function tallyCounts(
  subject: Partial<AlertSubject>,
  counts: readonly Counts[],
  rest: Partial<TalliedSubject> = {},
): TalliedSubject {
  const sorted = counts.toSorted((one, other) => one.at - other.at);
  const running = (numberOf: (each: Counts) => number) => {
    const some = sorted.filter((each) => numberOf(each) > 0);
    const numbers = some.map(numberOf);
    return addUp([{ at: some.map(({ at }) => at), events: numbers, weight: numbers, weightSquare: numbers }]);
  };
  return {
    key: keyOfParts(subject),
    subject: { ...NO_SUBJECT, ...subject },
    isDrill: false,
    services: [subject.service ?? ''],
    environments: [subject.environment ?? ''],
    sources: ['native'],
    all: running(({ all }) => all),
    bad: running(({ bad = 0 }) => bad),
    ...rest,
  };
}

/** The same counts at every step from one time to another. */
export const every = (
  stepMs: number,
  { from, to }: { from: number; to: number },
  make: (at: number, index: number) => Omit<Counts, 'at'>,
): Counts[] =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / stepMs)) }, (_, index) => ({
    at: from + index * stepMs,
    ...make(from + index * stepMs, index),
  }));
