import type { Revision } from './merge-revisions';
import { carries } from './bundle-names';

export type RevisionApproval = { by: string; at: string; url: string | null };

/** How one stored revision came to be. */
export type RevisionReview = {
  policy: string;
  revision: string;
  parent: string | null;
  reviewUrl: string | null;
  approvals: RevisionApproval[];
};

export type ReviewedRevision = Revision & Omit<RevisionReview, 'policy' | 'revision'>;

/**
 * The revisions of a policy with what is known of their reviews under its own name and those of its bundles; of a
 * bundle, also under the names that it carries. Of one approver the earliest approval is told.
 */
export function addReviews(
  revisions: readonly Revision[],
  reviews: readonly RevisionReview[],
  policy: string,
): ReviewedRevision[] {
  // The policy's own word before that of others.
  const rank = ({ policy: name }: RevisionReview) => (name === policy ? 0 : carries(name, policy) ? 1 : 2);
  const sorted = reviews.toSorted((one, other) => rank(one) - rank(other));
  return revisions.map((revision) => {
    const own = sorted.filter((review) => review.revision === revision.revision);
    return {
      ...revision,
      parent: own.find(({ parent }) => parent !== null)?.parent ?? null,
      reviewUrl: own.find(({ reviewUrl }) => reviewUrl !== null)?.reviewUrl ?? null,
      approvals: firstOfEach(own.flatMap(({ approvals }) => approvals)),
    };
  });
}

function firstOfEach(approvals: readonly RevisionApproval[]): RevisionApproval[] {
  const earliest = new Map<string, RevisionApproval>();
  for (const approval of approvals.toSorted((one, other) => (one.at < other.at ? -1 : 1)))
    if (!earliest.has(approval.by)) earliest.set(approval.by, approval);
  return [...earliest.values()];
}
