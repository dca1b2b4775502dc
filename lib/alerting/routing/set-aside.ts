import { z } from 'zod';
import { cutText } from '@/lib/domain/cut-text';

const FIRST_MS = 5_000;
const MOST_WORDS = 300;

/** No message whose receivers could not be chosen waits for longer before that is tried again, in milliseconds. */
export const LONGEST_ASIDE_MS = 5 * 60_000;

/**
 * How long a message is set aside, in milliseconds, after so many attempts to choose its receivers had failed before this
 * one: what failed once may have met a store that was restarted, so it is tried again at once; then after 5 s, doubled with
 * each, up to five minutes.
 */
export const waitAside = (failuresBefore: number): number =>
  failuresBefore === 0 ? 0 : Math.min(FIRST_MS * 2 ** Math.min(failuresBefore - 1, 20), LONGEST_ASIDE_MS);

/** Why a message is set aside, as screens tell it: what failed in one line, and that it is tried again. */
export function sayWhyAside(error: unknown): string {
  const text =
    error instanceof z.ZodError
      ? z.prettifyError(error)
      : error instanceof Error
        ? error.message
        : String(error);
  const line = text
    .split('\n')
    .map((each) => each.trim())
    .findLast((each) => each !== '');
  const what = cutText(line ?? 'an error without words', MOST_WORDS).replace(/\.$/, '');
  return `Its receivers could not be chosen: ${what}. It is set aside and tried again every few minutes.`;
}
