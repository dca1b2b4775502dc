import { groupBy } from '@/lib/domain/group-by';
import type { ReviewPolicy } from '@/lib/domain/read-models/review';
import { settleVerdicts } from '@/lib/domain/settle-verdicts';
import type { BulkCount, StandingVerdict } from '@/lib/store/review/list-standing-verdicts';

type Targeted = ReviewPolicy['targeted'];

/** What reviewers said about denials that were not drawn by lot, by policy; in no estimate. */
export function countTargeted(
  verdicts: readonly StandingVerdict[],
  bulk: readonly BulkCount[],
): Map<string, Targeted> {
  const counts = new Map<string, Targeted>();
  const add = (policy: string, name: keyof Targeted, denials: number) => {
    const count = counts.get(policy) ?? { trueBlocks: 0, falsePositives: 0, open: 0 };
    count[name] += denials;
    counts.set(policy, count);
  };
  const names = { 'true-block': 'trueBlocks', 'false-positive': 'falsePositives', unsure: 'open' } as const;
  for (const { policy, judgement, denials } of bulk) add(policy, names[judgement], denials);
  for (const given of groupBy(verdicts, ({ eventId }) => eventId).values()) {
    if (given.some(({ origin }) => origin === 'random')) continue;
    const judgements = given.filter(({ origin }) => origin === 'targeted').map(({ judgement }) => judgement);
    const settled = settleVerdicts(judgements);
    if (settled) add(given[0]!.policy, settled === 'open' ? 'open' : names[settled], 1);
  }
  return counts;
}
