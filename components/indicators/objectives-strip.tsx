'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatBudgetShare } from '@/components/format/format-budget';
import { QueryPanel } from '@/components/states/query-panel';
import { SloStatusBadge } from '@/components/status/slo-status-badge';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { slosQuery } from '@/lib/client/slo-queries';
import type { SloSummary } from '@/lib/domain/read-models/objectives';

/** The objectives of the estate (or of the zone that is chosen) at a glance; each leads to its page. */
export function ObjectivesStrip() {
  const { scope } = usePageScope();
  const query = useQuery(slosQuery());
  const ofScope = ({ objective }: SloSummary) =>
    objective.zone === null || !scope.zone || objective.zone === scope.zone;

  return (
    <QueryPanel
      title="Objectives"
      description="As of now, each over its own window."
      actions={
        <Link href="/slos" className="link inline-flex min-h-6 items-center">
          All objectives
        </Link>
      }
      query={query}
      what="the objectives"
      height={88}
      freshnessOf={({ freshness }) => freshness}
      emptyOf={({ items }) =>
        items.filter(ofScope).length > 0
          ? null
          : { kind: 'not-connected', title: 'There is no objective', how: 'Add one under Objectives.' }
      }
    >
      {({ items }) => (
        <ul
          aria-label="Objectives at a glance"
          className="grid gap-x-4 gap-y-2 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-5"
        >
          {items.filter(ofScope).map((slo) => (
            <ObjectiveAtAGlance key={slo.objective.id} slo={slo} />
          ))}
        </ul>
      )}
    </QueryPanel>
  );
}

function ObjectiveAtAGlance({
  slo: { objective, indicatorName, status, budget, sentence },
}: {
  slo: SloSummary;
}) {
  return (
    <li className="flex min-w-0 items-center gap-2">
      <SloStatusBadge status={status} className="shrink-0" />
      <Link
        href={`/slos/${encodeURIComponent(objective.id)}`}
        title={sentence}
        className="link inline-flex min-h-6 min-w-0 items-center"
      >
        <span className="truncate">
          {objective.indicator} {indicatorName}
        </span>
      </Link>
      {budget && budget.remaining !== null ? (
        <span className="figures text-fg-muted ml-auto shrink-0 text-sm">
          {formatBudgetShare(budget.remaining)} left
        </span>
      ) : null}
    </li>
  );
}
