import type { Judgement } from './verdict';

/**
 * What the standing verdicts on one denial add up to. Null: nobody judged it. `open`: there are only
 * unsure answers, or as many for as against; it then counts as not reviewed, never as correct.
 */
export type Settled = 'true-block' | 'false-positive' | 'open' | null;

/** Settles one denial by the majority of the verdicts that say something either way. */
export function settleVerdicts(judgements: readonly Judgement[]): Settled {
  if (judgements.length === 0) return null;
  const right = judgements.filter((judgement) => judgement === 'true-block').length;
  const wrong = judgements.filter((judgement) => judgement === 'false-positive').length;
  if (right === wrong) return 'open';
  return right > wrong ? 'true-block' : 'false-positive';
}

/** Whether people said opposite things about one denial. */
export const isDisputed = (judgements: readonly Judgement[]): boolean =>
  judgements.includes('true-block') && judgements.includes('false-positive');
