'use client';

import { useQuery } from '@tanstack/react-query';
import { OctagonAlert } from 'lucide-react';
import Link from 'next/link';
import { describeEvidence } from '@/components/activation-reviews/describe-evidence';
import { RollbackPanel } from '@/components/activation-reviews/rollback-panel';
import { policyDiffHref, policyHref } from '@/components/charts/prepare/marker-link';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import { activationReviewsQuery } from '@/lib/client/activation-review-queries';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { ReviewedActivation } from '@/lib/domain/read-models/activation-reviews';

const SHOWN = 5;
/** A regression stays one until it is taken back, whatever the page looks at. */
const LOOK_BACK = { from: 'now-7d', to: 'now' } as const;

/** Policy changes in force that made things worse, by their automatic review. Nothing while there are none. */
export function Regressions({ scope }: { scope: ScopeFilter }) {
  const query = useQuery(
    activationReviewsQuery(
      { ...LOOK_BACK, environment: scope.environment },
      { verdict: 'regression', inForce: 'true' },
    ),
  );
  const { items = [], total = 0 } = query.data ?? {};
  if (total === 0) return null;
  return (
    <section
      aria-label="Regressions"
      className="border-status-breached bg-surface flex flex-col gap-2 rounded-lg border border-l-2 px-4 py-3 text-sm"
    >
      <h2 className="flex items-center gap-1.5 font-semibold">
        <OctagonAlert aria-hidden className="text-status-breached size-4 shrink-0" />
        {total === 1 ? 'A policy change is a regression' : `${total} policy changes are regressions`}
      </h2>
      <ul className="grid gap-3">
        {items.slice(0, SHOWN).map((activation) => (
          <li key={activation.activationId} className="grid gap-1">
            <Regression activation={activation} />
          </li>
        ))}
      </ul>
      {total > SHOWN ? <p>and {total - SHOWN} more</p> : null}
    </section>
  );
}

function Regression({ activation }: { activation: ReviewedActivation }) {
  const { policy, revision, replaces, environment, activatedAt, reviews } = activation;
  const review = reviews.find(({ verdict }) => verdict === 'regression');
  const lines = review ? describeEvidence(review.evidence).filter(({ verdict }) => verdict !== null) : [];
  return (
    <>
      <p>
        <Link href={policyHref(policy)} prefetch={false} className="link">
          {policy}
        </Link>{' '}
        {revision} in {environment ?? 'all environments'}, activated <Time at={activatedAt} />
        {review ? `, by its review after ${review.minutes} min` : ''}
      </p>
      <ul className="grid gap-0.5">
        {lines.map(({ name, text }) => (
          <li key={`${name} ${text}`} className="figures text-pretty">
            {name}: {text}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-4">
        <Link
          href={policyDiffHref(policy, revision, replaces)}
          prefetch={false}
          className="link inline-flex min-h-6 items-center"
        >
          Diff
        </Link>
        <Link
          href={hrefOf('/denials', { from: activatedAt, to: 'now', policy, revision, environment })}
          prefetch={false}
          className="link inline-flex min-h-6 items-center"
        >
          Denials since
        </Link>
      </p>
      <RollbackPanel activation={activation} />
    </>
  );
}
