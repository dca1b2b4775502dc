import type { ReplayDetail } from '@/lib/domain/read-models/replay';

/** What a condition may ask for. */
const COUNTERS = {
  'allow-to-deny': (run: ReplayDetail) => estimated(run, 'allowToDeny'),
  'deny-to-allow': (run: ReplayDetail) => estimated(run, 'denyToAllow'),
  errors: (run: ReplayDetail) => estimated(run, 'errors'),
  'not-replayable': (run: ReplayDetail) => estimated(run, 'notReplayable'),
  'true-blocks-allowed': (run: ReplayDetail) => run.reviews.trueBlocksAllowed,
} as const satisfies Record<string, (run: ReplayDetail) => number>;
type Counter = keyof typeof COUNTERS;

/** `deny-to-allow>0`, `errors>=1%`: percent are of all decisions of the run. */
export type FailCondition = {
  text: string;
  counter: Counter;
  isOrEqual: boolean;
  bound: number;
  isPercent: boolean;
};

const CONDITION = /^\s*([a-z-]+)\s*(>=?)\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/;

/** Reads a condition. Throws a sentence that says what may be written. */
export function parseFailOn(text: string): FailCondition {
  const [, counter, operator, bound, percent] = CONDITION.exec(text) ?? [];
  if (!counter || !Object.hasOwn(COUNTERS, counter))
    throw new Error(
      `"${text}" is no condition. Write a counter, > or >=, and a number or percent: ${Object.keys(COUNTERS).join(', ')}; such as 'deny-to-allow>0' or 'errors>=1%'.`,
    );
  return {
    text: text.trim(),
    counter: counter as Counter,
    isOrEqual: operator === '>=',
    bound: Number(bound),
    isPercent: percent === '%',
  };
}

/** Whether a finished run meets a condition. Of a sample the estimate of all decisions counts. */
export function meetsCondition(
  { counter, isOrEqual, bound, isPercent }: FailCondition,
  run: ReplayDetail,
): boolean {
  const value = COUNTERS[counter](run);
  const total = run.sample?.population ?? run.counts.total;
  const measured = isPercent ? (total > 0 ? (100 * value) / total : 0) : value;
  return isOrEqual ? measured >= bound : measured > bound;
}

/** Whether the candidate decided on nothing at all: then no condition can tell whether it is good. */
export const decidedNothing = ({ counts: { total, notReplayable } }: ReplayDetail): boolean =>
  total === notReplayable;

/** Nothing that was seen in a sample may be passed over, however it is stretched. */
function estimated(
  run: ReplayDetail,
  result: 'allowToDeny' | 'denyToAllow' | 'errors' | 'notReplayable',
): number {
  return Math.max(run.counts[result], run.sample?.estimates[result]?.value ?? 0);
}
