import { settleVerdicts } from '@/lib/domain/settle-verdicts';
import type { Judgement, Origin } from '@/lib/domain/verdict';
import type { DenyStratum } from './estimate-deny-accuracy';

/** A verdict with what decides about its part in the estimate. */
export type ReviewVerdict = { eventId: string; policy: string; judgement: Judgement; origin: Origin };

/** `open`: drawn and looked at, but unsure or disputed: not reviewed. */
export type ReviewStratum = DenyStratum & { open: number };

/**
 * The strata of the estimate: of each policy that has denials, what the standing verdicts on denials drawn
 * by lot add up to. Verdicts of any other origin are left out; so are verdicts of policies without denials.
 */
export function toReviewStrata(
  denials: readonly { policy: string; weight: number }[],
  verdicts: readonly ReviewVerdict[],
): ReviewStratum[] {
  const judged = new Map<string, { policy: string; judgements: Judgement[] }>();
  for (const { eventId, policy, judgement, origin } of verdicts) {
    if (origin !== 'random') continue;
    const denial = judged.get(eventId);
    if (denial) denial.judgements.push(judgement);
    else judged.set(eventId, { policy, judgements: [judgement] });
  }
  const strata = new Map(
    denials
      .filter(({ weight }) => weight > 0)
      .map(({ policy, weight }) => [
        policy,
        { policy, denials: weight, reviewed: 0, trueBlocks: 0, open: 0 } satisfies ReviewStratum,
      ]),
  );
  for (const { policy, judgements } of judged.values()) {
    const stratum = strata.get(policy);
    if (!stratum) continue;
    const settled = settleVerdicts(judgements);
    if (settled === 'open') stratum.open += 1;
    else stratum.reviewed += 1;
    if (settled === 'true-block') stratum.trueBlocks += 1;
  }
  return [...strata.values()];
}
