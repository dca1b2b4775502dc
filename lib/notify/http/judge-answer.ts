import type { GuardedAnswer } from '@/lib/outbound/guarded-request';
import type { Outcome } from '../channel';
import { readRetryAfter } from './read-retry-after';

/** What no attempt changes: the message itself was not taken. */
const REFUSED = new Set([400, 405, 406, 411, 413, 414, 415, 422]);

/**
 * What an answer means. Statuses that speak of the message end its delivery. Those that speak of the channel, as 401 or
 * 404, and redirections do not: somebody may set the channel right before the message is too old.
 */
export function judgeAnswer({ status, headers, text }: GuardedAnswer, host: string, now: Date): Outcome {
  const said = sayOf(text);
  const detail = `${host} answers ${status}${said && `: ${said}`}`;
  if (status >= 200 && status <= 299) return { outcome: 'delivered', status, detail };
  if (REFUSED.has(status)) return { outcome: 'failed', status, detail };
  const afterMs = readRetryAfter(headers['retry-after'], now);
  return { outcome: 'retry', status, detail, afterMs };
}

/** The beginning of what was answered, on one line. */
export const sayOf = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
