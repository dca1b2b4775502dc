'use client';

import { useQuery } from '@tanstack/react-query';
import { describeEvidence, describeFindings } from '@/components/activation-reviews/describe-evidence';
import { ReviewEvidenceList } from '@/components/activation-reviews/review-evidence';
import { RollbackPanel } from '@/components/activation-reviews/rollback-panel';
import { RollbackLine } from '@/components/activation-reviews/rollback-line';
import { formatRatio } from '@/components/format/format-ratio';
import { QueryPanel } from '@/components/states/query-panel';
import { ReviewVerdictBadge } from '@/components/status/review-verdict-badge';
import { Summary } from '@/components/ui/summary';
import { Time } from '@/components/values/time';
import { policyReviewsQuery } from '@/lib/client/activation-review-queries';
import type { ReviewedActivation } from '@/lib/domain/read-models/activation-reviews';

/** What the automatic reviews of a revision's activations came to, with their evidence in words. */
export function RevisionReviews({ policyId, revision }: { policyId: string; revision: string }) {
  const query = useQuery(policyReviewsQuery(policyId, { revision }));
  return (
    <QueryPanel
      title="Automatic reviews"
      description={`Of each activation of ${revision}, 5, 30 and 120 minutes after it`}
      query={query}
      what="the reviews"
      height={120}
      freshnessOf={({ freshness }) => freshness}
      emptyOf={({ items }) =>
        items.length > 0
          ? null
          : {
              kind: 'no-match',
              title: 'Not reviewed yet',
              detail: 'An activation is reviewed 5, 30 and 120 minutes after it was reported.',
            }
      }
    >
      {({ items }) => (
        <ul className="grid gap-4">
          {items.toSorted(byVerdict).map((activation) => (
            <li key={activation.activationId} className="grid gap-1.5 text-sm">
              <Activation activation={activation} />
            </li>
          ))}
        </ul>
      )}
    </QueryPanel>
  );
}

const GRAVITY = ['regression', 'watch', 'fine', 'no-data'] as const;

/** The gravest verdict first; the order of the query, latest first, among equals. */
const byVerdict = (one: ReviewedActivation, other: ReviewedActivation): number =>
  GRAVITY.indexOf(one.verdict) - GRAVITY.indexOf(other.verdict);

function Activation({ activation }: { activation: ReviewedActivation }) {
  const { environment, activatedAt, canaryShare, verdict, reviews, rollback } = activation;
  const [longest] = reviews.filter((review) => review.verdict === verdict);
  const weighing = longest ? describeEvidence(longest.evidence).filter((line) => line.verdict !== null) : [];
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <ReviewVerdictBadge verdict={verdict} />
        <span className="font-medium">{environment ?? 'everywhere'}</span>
        {canaryShare === null ? null : <span>canary, {formatRatio(canaryShare)}</span>}
        <span className="text-fg-muted text-xs">
          <Time at={activatedAt} as="absolute" />
        </span>
      </p>
      {weighing.length > 0 ? (
        <ul className="grid gap-1">
          {weighing.map(({ name, text }) => (
            <li key={`${name} ${text}`} className="figures text-pretty">
              {name}: {text}
            </li>
          ))}
        </ul>
      ) : longest ? (
        <p className="text-pretty">{describeFindings(longest)}</p>
      ) : null}
      {rollback ? <RollbackLine rollback={rollback} /> : null}
      <RollbackPanel activation={activation} />
      {reviews.map((review) => (
        <details key={review.minutes}>
          <Summary className="text-fg-muted hover:text-fg text-xs">
            After {review.minutes} min <ReviewVerdictBadge verdict={review.verdict} />
          </Summary>
          <div className="mt-1 pl-3">
            <ReviewEvidenceList review={review} />
          </div>
        </details>
      ))}
    </>
  );
}
