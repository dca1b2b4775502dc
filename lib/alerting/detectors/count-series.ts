import { countLeading } from '@/lib/domain/count-leading';

/** What is counted: events, what they stand for (weight), and the squares of their weights. */
export type Sum = { events: number; weight: number; weightSquare: number };

/** What a series is told by; an empty text is none. */
export type SeriesParts = {
  kind: string;
  outcome: string;
  source: string;
  zone: string;
  service: string;
  environment: string;
  policy: string;
  targetZone: string;
  provider: string;
  host: string;
};

/** Counts of one series by time: the starts of its steps (milliseconds since 1970, ascending) and what was counted in each. */
export type CountedSeries = SeriesParts & {
  at: readonly number[];
  events: readonly number[];
  weight: readonly number[];
  weightSquare: readonly number[];
};

/** Counts by time with running totals, so that any stretch of time is summed at once. */
export type Running = { at: readonly number[]; totals: readonly Sum[] };

export const NOTHING: Sum = { events: 0, weight: 0, weightSquare: 0 };

/** Adds series up by time. */
export function addUp(series: readonly Omit<CountedSeries, keyof SeriesParts>[]): Running {
  const at = mergeTimes(series.map((each) => each.at));
  const steps = at.map((): Sum => ({ ...NOTHING }));
  for (const { at: times, events, weight, weightSquare } of series) {
    // Both are ascending: one walk, not a look-up for each of a month's steps.
    let place = 0;
    times.forEach((time, index) => {
      while (at[place]! < time) place += 1;
      const sum = steps[place]!;
      sum.events += events[index]!;
      sum.weight += weight[index]!;
      sum.weightSquare += weightSquare[index]!;
    });
  }
  let last = NOTHING;
  for (const step of steps) {
    step.events += last.events;
    step.weight += last.weight;
    step.weightSquare += last.weightSquare;
    last = step;
  }
  return { at, totals: steps };
}

/** The times of ascending lists, each once. */
function mergeTimes(lists: readonly (readonly number[])[]): readonly number[] {
  let merged = lists[0] ?? [];
  for (const list of lists.slice(1)) merged = mergeTwo(merged, list);
  return merged;
}

function mergeTwo(one: readonly number[], other: readonly number[]): readonly number[] {
  const merged: number[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const time = Math.min(one[left] ?? Infinity, other[right] ?? Infinity);
    merged.push(time);
    if (one[left] === time) left += 1;
    if (other[right] === time) right += 1;
  }
  return merged.length === one.length ? one : merged;
}

/** The sum of the steps that begin within [fromMs, toMs). */
export function sumBetween({ at, totals }: Running, fromMs: number, toMs: number): Sum {
  const from = findStep(at, fromMs);
  const to = findStep(at, toMs);
  if (to <= from) return NOTHING;
  const end = totals[to - 1]!;
  const start = from === 0 ? NOTHING : totals[from - 1]!;
  return {
    events: end.events - start.events,
    // What is left of a difference of sums of fractions.
    weight: Math.max(0, end.weight - start.weight),
    weightSquare: Math.max(0, end.weightSquare - start.weightSquare),
  };
}

/** The first step that begins at or after a time; null without one. */
export const firstStepFrom = ({ at }: Running, fromMs: number): number | null =>
  at[findStep(at, fromMs)] ?? null;

/** The last step that begins before a time; null without one. */
export const lastStepBefore = ({ at }: Running, beforeMs: number): number | null =>
  at[findStep(at, beforeMs) - 1] ?? null;

/** The place of the first step that begins at or after a time; the number of steps without one. */
export const findStep = (at: readonly number[], time: number): number =>
  countLeading(at, (each) => each < time);
