'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatCount, formatShare } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { noteIncompleteness, noteLoss } from '@/components/indicators/describe-completeness';
import { describeInterval } from '@/components/indicators/describe-interval';
import { FormulaDrawer } from '@/components/indicators/formula-drawer';
import { QueryPanel } from '@/components/states/query-panel';
import { ReviewStatusBadge } from '@/components/status/review-status-badge';
import type { ReviewEstimate } from '@/lib/domain/read-models/review';
import { describeKappa, describeReviewsNeeded } from './describe-estimate';
import { IntervalBar } from './interval-bar';

/** M3 with its interval, what it rests on, and what would make it sharper. */
export function EstimatePanel({
  query,
  windowWords,
}: {
  query: UseQueryResult<ReviewEstimate>;
  windowWords: string;
}) {
  return (
    <QueryPanel
      title="M3 policy deny accuracy"
      description={`True blocks of denials, ${windowWords}`}
      actions={
        query.data ? (
          <FormulaDrawer
            indicator={query.data.indicator}
            window={query.data.window}
            computedAt={query.data.freshness.generatedAt}
          />
        ) : null
      }
      query={query}
      what="the estimate"
      height={150}
      freshnessOf={({ freshness }) => freshness}
    >
      {(found) => (
        <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-[minmax(18rem,2fr)_3fr]">
          <div className="grid gap-2">
            <div className="flex flex-wrap items-center gap-x-3">
              <p className="figures text-2xl font-semibold" data-testid="m3-estimate">
                {formatRatio(found.estimate, { objective: found.objective })}
              </p>
              <ReviewStatusBadge status={found.status} />
            </div>
            {found.estimate !== null && found.interval ? (
              <IntervalBar estimate={found.estimate} interval={found.interval} objective={found.objective} />
            ) : (
              <p className="text-fg-muted text-sm text-pretty">
                An interval needs at least one denial that was drawn by lot and judged.
              </p>
            )}
          </div>
          <Facts found={found} />
          <Incompleteness indicator={found.indicator} />
        </div>
      )}
    </QueryPanel>
  );
}

/** What is missing among the denials that were counted, where something is. */
function Incompleteness({ indicator }: { indicator: ReviewEstimate['indicator'] }) {
  const missing = noteIncompleteness(indicator.completeness);
  const notes = [missing && `${missing}.`, noteLoss([indicator])].filter(Boolean);
  return notes.length > 0 ? <p className="text-fg-muted text-xs lg:col-span-2">{notes.join(' ')}</p> : null;
}

function Facts({ found }: { found: ReviewEstimate }) {
  const { interval, bounds, objective, agreement } = found;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-sm md:grid-cols-3">
      <Fact name={'95\u202F% interval'}>{describeInterval(interval, objective) ?? 'No data'}</Fact>
      <Fact name="Reviewed by lot">
        {formatShare(found.reviewed, found.population)}
        {found.open > 0 ? <Aside>{formatCount(found.open)} unsure or disputed</Aside> : null}
      </Fact>
      <Fact name="Covered by reviewed policies">{formatRatio(found.coverage)}</Fact>
      <Fact name="Reviews until ±1 point">{describeReviewsNeeded(found.reviewsToOnePoint)}</Fact>
      <Fact name="Worst to best case">
        {found.coverage === 1 ? 'as estimated' : (describeInterval(bounds) ?? 'No data')}
        <Aside>
          {found.coverage === 1
            ? 'every policy has reviews'
            : 'if unreviewed policies are all wrong or right'}
        </Aside>
      </Fact>
      <Fact name="Reviewers agree">
        {agreement.raw === null ? 'No data' : formatRatio(agreement.raw)}
        <Aside>
          {agreement.denials === 0
            ? 'no denial was judged twice'
            : `${formatShare(agreement.agreed, agreement.denials)}, kappa ${describeKappa(agreement.kappa)}`}
        </Aside>
      </Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid content-start">
    <dt className="text-fg-muted text-xs">{name}</dt>
    <dd className="figures">{children}</dd>
  </div>
);

const Aside = ({ children }: { children: ReactNode }) => (
  <span className="text-fg-muted block text-xs">{children}</span>
);
