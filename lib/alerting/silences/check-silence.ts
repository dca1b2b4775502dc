import type { SilenceInput } from '@/lib/domain/alerting/silence';
import { activeSpans } from './active-spans';

const MINUTE_MS = 60_000;
/** Who wants to hear nothing of a rule for longer switches it off. */
const LONGEST_MS = 366 * 24 * 60 * MINUTE_MS;

export type SilenceIssue = { path: string; message: string };

/** What is wrong with the times of a silence that is to hold from `nowMs` on; none where nothing is. */
export function checkSilence({ startsAt, endsAt, recurrence }: SilenceInput, nowMs: number): SilenceIssue[] {
  const [startsAtMs, endsAtMs] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (endsAtMs <= startsAtMs) return [{ path: 'endsAt', message: 'The end is to be after the start.' }];
  if (endsAtMs <= nowMs) return [{ path: 'endsAt', message: 'The end is over already.' }];
  if (endsAtMs - startsAtMs > LONGEST_MS)
    return [{ path: 'endsAt', message: 'A silence lasts a year at most; switch the rule off instead.' }];
  if (recurrence && activeSpans({ startsAtMs, endsAtMs, recurrence }, nowMs, endsAtMs).length === 0)
    return [{ path: 'recurrence', message: 'None of its days is between start and end.' }];
  return [];
}
