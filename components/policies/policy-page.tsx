'use client';

import { useQuery } from '@tanstack/react-query';
import { GitCompareArrows, OctagonAlert } from 'lucide-react';
import { DecisionHistogram } from '@/components/charts/decision-histogram';
import { policyDiffHref, policyHref } from '@/components/charts/prepare/marker-link';
import { formatCounted } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { Page } from '@/components/layout/page';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryPanel } from '@/components/states/query-panel';
import { QueryState } from '@/components/states/query-state';
import { hrefOf } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Button } from '@/components/ui/button';
import { policyReviewsQuery } from '@/lib/client/activation-review-queries';
import { policyQuery } from '@/lib/client/policy-queries';
import { decisionSeriesQuery } from '@/lib/client/series-queries';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import { describeActive, listActiveRevisions } from './active-revisions';
import { CarriedPolicies } from './carried-policies';
import { ExceptionsPanel } from './exceptions/exceptions-panel';
import { ReplayPolicyLink } from './replay/replay-links';
import { RunsOfPolicy } from './replay/runs-panel';
import { ReviewsPanel } from './reviews-panel';
import { PointsPanel } from './points/points-panel';
import { RevisionsPanel } from './revisions-panel';
import { RevisionsInForce } from './timeline/revisions-in-force';

/** `/policies/[policyId]`: what a policy decides, its revisions, and what is in force where. */
export function PolicyPage({ policyId, mayWrite }: { policyId: string; mayWrite: boolean }) {
  const { scope } = usePageScope();
  const query = useQuery(policyQuery(policyId, scope));
  const policy = query.data?.id === policyId ? query.data : undefined;
  const [latest] = policy?.revisions ?? [];
  return (
    <Page
      title={policyId}
      back={{ href: '/policies', label: 'Policies' }}
      answer={policy ? <Answer policy={policy} /> : null}
      actions={
        <>
          <ReplayPolicyLink policyId={policyId} />
          {latest ? (
            <Button asChild>
              <ScopedLink
                href={policyDiffHref(policyId, latest.revision, latest.previousRevision)}
                prefetch={false}
              >
                <GitCompareArrows aria-hidden />
                Latest diff
              </ScopedLink>
            </Button>
          ) : null}
        </>
      }
    >
      <QueryState
        query={{ ...query, data: policy }}
        what="this policy"
        height={640}
        freshnessOf={(data) => data.freshness}
      >
        {(data) => <PolicyContent policy={data} mayWrite={mayWrite} />}
      </QueryState>
    </Page>
  );
}

function PolicyContent({ policy, mayWrite }: { policy: PolicyDetail; mayWrite: boolean }) {
  const isBundle = policy.carries.length > 0;
  // Policies that are activated by their own names: their pages tell what is in force, not that of the bundle.
  const isRolledOut = !isBundle || policy.activations.length > 0;
  return (
    <div className="grid gap-4">
      {isBundle ? <CarriedPolicies policies={policy.carries} /> : <PolicyDecisions policy={policy.name} />}
      {isRolledOut ? <RevisionsInForce policy={policy} approvedBy={approversOf(policy)} /> : null}
      <ReviewsPanel policyId={policy.id} />
      {isRolledOut ? <PointsPanel policy={policy} /> : null}
      <ExceptionsPanel policyId={policy.id} mayWrite={mayWrite} />
      <RevisionsPanel policy={policy} mayWrite={mayWrite} />
      <RunsOfPolicy policyId={policy.id} />
    </div>
  );
}

/** Who approved which revision; nobody is told where no approval is known at all. */
function approversOf({ revisions }: PolicyDetail): ReadonlyMap<string, string> | undefined {
  const approved = revisions.filter(({ approvals }) => approvals.length > 0);
  return approved.length === 0
    ? undefined
    : new Map(
        approved.map(({ revision, approvals }) => [revision, approvals.map(({ by }) => by).join(', ')]),
      );
}

function PolicyDecisions({ policy }: { policy: string }) {
  const { scope } = usePageScope();
  const query = useQuery(decisionSeriesQuery({ ...scope, policy }));
  return (
    <QueryPanel
      title="Decisions over time"
      description="By outcome; an event of a sampled source counts as many as it stands for. Drag to zoom."
      query={query}
      what="decisions over time"
      height={300}
      actions={
        <>
          <ScopedLink
            href={hrefOf('/denials', { policy })}
            className="link inline-flex min-h-6 items-center text-sm"
          >
            Denials
          </ScopedLink>
          <ScopedLink
            href={hrefOf('/debug', { policy })}
            className="link inline-flex min-h-6 items-center text-sm"
          >
            Debug
          </ScopedLink>
        </>
      }
      emptyOf={({ buckets }) =>
        buckets.length > 0
          ? null
          : {
              kind: 'no-match',
              title: 'It decided nothing in this time range',
              detail: 'Choose a longer time range, or another zone or environment.',
            }
      }
    >
      {(series) => <DecisionHistogram series={series} />}
    </QueryPanel>
  );
}

/** What is in force where and what it decided; a regression among it; and the bundle that brings it. */
function Answer({ policy }: { policy: PolicyDetail }) {
  const reviews = useQuery(policyReviewsQuery(policy.id));
  const regressions = new Set(
    reviews.data?.items.flatMap(({ proposal, revision }) => (proposal ? revision : [])),
  );
  return (
    <>
      {answerOf(policy)}
      {regressions.size > 0 ? (
        <>
          {' '}
          <OctagonAlert aria-hidden className="text-status-breached inline size-4 align-text-bottom" />{' '}
          {[...regressions].join(', ')} {regressions.size === 1 ? 'is a regression' : 'are regressions'} by{' '}
          <a href="#reviews" className="link">
            automatic review
          </a>
          .
        </>
      ) : null}
      {policy.bundle ? (
        <>
          {' '}
          Carried by the bundle{' '}
          <ScopedLink href={policyHref(policy.bundle)} className="link">
            {policy.bundle}
          </ScopedLink>
          .
        </>
      ) : null}
    </>
  );
}

/** "v14 is in force in all 3 environments. 1,204 decisions in this time range, 4.2 % denied." */
function answerOf(policy: PolicyDetail): string {
  const { decisions, denials } = policy;
  const counts =
    decisions > 0
      ? `${formatCounted(decisions, 'decision')} in this time range, ${formatRatio(denials / decisions)} denied.`
      : 'No decisions in this time range.';
  return [describeActive(listActiveRevisions(policy.activations)), counts].filter(Boolean).join(' ');
}
