'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { describeFindings } from '@/components/activation-reviews/describe-evidence';
import { RollbackPanel } from '@/components/activation-reviews/rollback-panel';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatSeconds } from '@/components/format/format-duration';
import { QueryPanel } from '@/components/states/query-panel';
import { ReviewVerdictBadge } from '@/components/status/review-verdict-badge';
import { REVIEW_VERDICT_PRESENTATION } from '@/components/status/review-verdict-presentation';
import { keepScope } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import { policyReviewsQuery } from '@/lib/client/activation-review-queries';
import { REVIEW_MINUTES, type ReviewedActivation } from '@/lib/domain/read-models/activation-reviews';

const wordOf = (activation: ReviewedActivation, minutes: number): string | null => {
  const review = activation.reviews.find((each) => each.minutes === minutes);
  return review ? REVIEW_VERDICT_PRESENTATION[review.verdict].word : null;
};

const COLUMNS: readonly Column<ReviewedActivation>[] = [
  { id: 'revision', header: 'Revision', value: ({ revision }) => revision, width: 'min-w-32' },
  {
    id: 'environment',
    header: 'Environment',
    value: ({ environment }) => environment,
    missing: 'all',
    sortable: true,
  },
  {
    id: 'at',
    header: 'Activated',
    value: ({ activatedAt }) => activatedAt,
    cell: ({ activatedAt }) => <Time at={activatedAt} />,
    sortable: true,
  },
  ...REVIEW_MINUTES.map((minutes): Column<ReviewedActivation> => ({
    id: `after-${minutes}`,
    header: `${minutes} min`,
    value: (activation) => wordOf(activation, minutes),
    cell: ({ reviews }) => {
      const review = reviews.find((each) => each.minutes === minutes);
      return review ? <ReviewVerdictBadge verdict={review.verdict} /> : null;
    },
    missing: 'not yet',
  })),
  {
    id: 'found',
    header: 'What it found',
    value: ({ reviews, verdict }) => {
      const review = reviews.find((each) => each.verdict === verdict);
      return review ? describeFindings(review) : null;
    },
    width: 'min-w-56',
  },
  {
    id: 'rollback',
    header: 'Rolled back',
    value: ({ rollback }) =>
      rollback && `${rollback.by ? `by ${rollback.by} ` : ''}after ${formatSeconds(rollback.seconds)}`,
    missing: 'no',
  },
];

/** What the automatic reviews of a policy's activations came to; a regression in force with the way back. */
export function ReviewsPanel({ policyId }: { policyId: string }) {
  const search = useSearchParams();
  const query = useQuery(policyReviewsQuery(policyId));
  return (
    <QueryPanel
      id="reviews"
      title="Automatic reviews"
      description="Denials, errors, latency, new groups and budget 5, 30 and 120 minutes after each activation, against the time before or the rest of the traffic"
      query={query}
      what="the reviews"
      height={160}
      flush
      emptyOf={({ items }) =>
        items.length > 0
          ? null
          : {
              kind: 'no-match',
              title: 'No activation was reviewed yet',
              detail: 'Each is reviewed 5, 30 and 120 minutes after it was reported.',
            }
      }
    >
      {({ items }) => (
        <>
          {items.some(({ proposal }) => proposal) ? (
            <div className="grid gap-2 px-4 pb-3">
              {items
                .filter(({ proposal }) => proposal)
                .map((activation) => (
                  <RollbackPanel key={activation.activationId} activation={activation} />
                ))}
            </div>
          ) : null}
          <DataTable
            label="Automatic reviews"
            counted={['activation', 'activations']}
            columns={COLUMNS}
            rows={items}
            rowId={({ activationId }) => activationId}
            rowHref={({ policy, revision, replaces }) =>
              keepScope(policyDiffHref(policy, revision, replaces), search)
            }
            defaultSort={{ column: 'at', descending: true }}
            prefix="reviews"
            firstRows={6}
            stack
          />
        </>
      )}
    </QueryPanel>
  );
}
