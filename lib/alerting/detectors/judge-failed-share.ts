import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { sayDuration, sayShare } from '@/lib/slo/words';
import { makeCondition } from './make-condition';
import { judgeShare, type ShareLimit } from './share-window';
import type { TalliedSubject } from './tallied-subject';
import { sayCount } from './words';

/**
 * Judges by a fixed limit what share of what is counted (`what`: "calls") failed in the window before a time. Where it is
 * too large, `sayWhere` tells where most of it failed.
 */
export function judgeFailedShare(
  each: TalliedSubject,
  limit: ShareLimit,
  atMs: number,
  what: string,
  sayWhere = () => '',
): AlertCondition {
  const { tally, isTrue, sinceMs } = judgeShare(each, limit, atMs);
  const within = `in ${sayDuration(limit.windowMs)}`;
  return makeCondition({
    subject: each.subject,
    outcome: isTrue ? 'true' : 'false',
    value: tally.share,
    threshold: limit.share,
    unit: 'ratio',
    sentence:
      tally.share === null
        ? `No ${what} ${within}`
        : `${sayShare(tally.share)} of ${what} failed ${within}: ${sayCount(tally.bad)} of ${sayCount(tally.total)}${isTrue ? sayWhere() : ''}`,
    sinceMs,
  });
}
