import type { Change } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import { Random } from '../random';
import type { PolicyRevision } from './policy-timeline';

const MINUTE = 60_000;
/** Who looks at the changes of others, apart from their own. */
const REVIEWERS = [
  'priya.raman@acme.example',
  'marta.keller@acme.example',
  'jonas.lindqvist@acme.example',
  'claire.dubois@acme.example',
];

/** The pull request that brought a revision: its address, and one or two approvals in the hours before it. */
export function tellReview(
  { number, author, commit }: PolicyRevision,
  publishedAt: number,
): Required<Pick<Change, 'reviewUrl' | 'approvals'>> {
  const random = new Random(parseInt(commit.slice(0, 8), 16), number);
  const reviewUrl = `https://git.acme.example/platform/policies/pull/${100 + random.index(900)}`;
  const others = REVIEWERS.filter((reviewer) => reviewer !== author);
  const first = random.index(others.length);
  const approvers = others.slice(first, first + 1 + random.index(2));
  const approvals = approvers.map((by) => ({
    by,
    at: formatMicros(publishedAt - Math.round(random.between(5, 240)) * MINUTE),
    url: reviewUrl,
  }));
  return { reviewUrl, approvals };
}
