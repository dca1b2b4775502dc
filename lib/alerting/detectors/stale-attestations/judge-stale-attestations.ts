import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { exceeds } from '@/lib/slo/exceeds';
import { sayDuration } from '@/lib/slo/words';
import { firstStepFrom, sumBetween } from '../count-series';
import { judgeCount, type DynamicHistory } from '../judge-count';
import { makeCondition } from '../make-condition';
import { tallyBetween, type TalliedSubject } from '../tallied-subject';
import { sayNumber } from '../words';

export type StaleEvidence = {
  /** Attestations by zone, service and environment; bad are stale ones. */
  attested: readonly TalliedSubject[];
  /** Decisions by the same; bad stands for those that were allowed. */
  decided: readonly TalliedSubject[];
  history: DynamicHistory | null;
};

/** More stale attestations than `fewest` in a window are told where something was allowed all the same. */
export type StaleLimit = { windowMs: number; stale: number };

/** Services whose attestation is stale while their requests are allowed: what is not proven any more is still trusted. */
export function judgeStaleAttestations(
  { attested, decided, history }: StaleEvidence,
  limit: StaleLimit,
  atMs: number,
): AlertCondition[] {
  const decisions = new Map(decided.map((each) => [each.key, each]));
  return attested.map((each) => {
    const fromMs = atMs - limit.windowMs;
    const after = Math.max(fromMs, firstStepFrom(each.bad, fromMs) ?? atMs);
    const ofService = decisions.get(each.key);
    const allowed = ofService ? sumBetween(ofService.bad, after, atMs).weight : 0;
    const accepted =
      allowed > 0
        ? `while ${sayNumber(allowed, 'request was', 'requests were')} allowed`
        : 'and nothing was allowed';
    if (history) {
      const counted = judgeCount(
        each,
        history,
        { one: 'stale attestation', many: 'stale attestations', of: '' },
        atMs,
      );
      const isTrue = counted.outcome === 'true' && allowed > 0;
      return {
        ...counted,
        outcome: isTrue ? ('true' as const) : ('false' as const),
        sentence: `${counted.sentence}, ${accepted}`,
        sinceMs: isTrue ? counted.sinceMs : null,
      };
    }
    const { badEvents, bad, events } = tallyBetween(each, fromMs, atMs);
    const isTrue = exceeds(badEvents, limit.stale) && allowed > 0;
    return makeCondition({
      subject: each.subject,
      outcome: isTrue ? 'true' : 'false',
      value: events === 0 ? null : badEvents,
      threshold: limit.stale,
      unit: 'count',
      sentence: `${sayNumber(bad, 'attestation was', 'attestations were')} stale in ${sayDuration(limit.windowMs)}${badEvents > 0 ? `, ${accepted}` : ''}`,
      sinceMs: isTrue ? firstStepFrom(each.bad, fromMs) : null,
    });
  });
}
