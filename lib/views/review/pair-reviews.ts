import { groupBy } from '@/lib/domain/group-by';
import type { Judgement } from '@/lib/domain/verdict';
import type { StandingVerdict } from '@/lib/store/review/list-standing-verdicts';

/**
 * The first two verdicts on each denial that two people or more judged, in the order in which they were
 * given. An answer on the way is no review, and a bulk is no look at a single denial.
 */
export function pairReviews(verdicts: readonly StandingVerdict[]): [first: Judgement, second: Judgement][] {
  const reviews = verdicts.filter(({ origin }) => origin === 'random' || origin === 'targeted');
  return [...groupBy(reviews, ({ eventId }) => eventId).values()].flatMap(([first, second]) =>
    first && second ? [[first.judgement, second.judgement]] : [],
  );
}
