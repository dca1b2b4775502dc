import type { Change } from '@/components/format/format-change';
import { formatSeconds } from '@/components/format/format-duration';
import { MINUS } from '@/components/format/space';
import type { ChangeFigures } from '@/lib/domain/read-models/activation-reviews';

/** ", 3 without data": what is not among the reviewed ones; empty without any. */
export const describeReviewed = ({ noData }: Pick<ChangeFigures, 'noData'>): string =>
  noData > 0 ? `, ${noData} without data` : '';

/** Change of a duration against the window before: "−4 min 10 s"; null without both. */
export function changeOfSeconds(seconds: number | null, previous: number | null): Change | null {
  if (seconds === null || previous === null) return null;
  const difference = Math.round(seconds - previous);
  if (difference === 0) return { text: 'no change', direction: 'same' };
  return {
    text: `${difference > 0 ? '+' : MINUS}${formatSeconds(Math.abs(difference))}`,
    direction: difference > 0 ? 'up' : 'down',
  };
}
