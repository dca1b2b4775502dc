import type { ReviewEstimate } from '@/lib/domain/read-models/review';

/** What an interval bar draws, each as a share (0–1) of its width, and where its axis begins. */
export type IntervalScale = {
  from: number;
  low: number;
  high: number;
  estimate: number;
  objective: number;
};

/** The axis ends at 100 % and begins at the next lower tenth below everything that is drawn on it. */
export function scaleInterval(
  estimate: number,
  interval: NonNullable<ReviewEstimate['interval']>,
  objective: number,
): IntervalScale {
  const least = Math.min(interval.low, estimate, objective);
  const from = Math.max(0, Math.ceil(least * 10 - 1) / 10);
  const place = (ratio: number) => (ratio - from) / (1 - from);
  return {
    from,
    low: place(interval.low),
    high: place(interval.high),
    estimate: place(estimate),
    objective: place(objective),
  };
}
