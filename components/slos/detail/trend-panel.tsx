'use client';

import { useQuery } from '@tanstack/react-query';
import { CountLine } from '@/components/charts/count-line';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryPanel } from '@/components/states/query-panel';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { crossZoneQuery } from '@/lib/client/indicator-queries';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { evidenceHref } from './evidence-href';

const DAY_MS = 86_400_000;

/** The attempts by day that the trend is judged by, and the way to them. */
export function TrendPanel({ slo: { objective } }: { slo: SloDetail }) {
  const { range } = usePageScope();
  const { indicator } = objective;
  const scope = {
    zone: objective.zone ?? undefined,
    service: objective.service ?? undefined,
    environment: objective.environment ?? undefined,
  };
  const query = useQuery(crossZoneQuery({ ...range, ...scope }));
  const href = evidenceHref(indicator, range, scope);
  return (
    <QueryPanel
      title="Attempts a day"
      description="Over the last 28 complete days (UTC), which the trend is judged by"
      query={query}
      what="attempts"
      height={240}
      freshnessOf={({ freshness }) => freshness}
      actions={
        href ? (
          <ScopedLink href={href} className="link inline-flex min-h-6 items-center text-sm">
            The attempts
          </ScopedLink>
        ) : null
      }
    >
      {({ days, freshness }) => (
        <CountLine
          name="Attempts a day"
          counted={['attempt', 'attempts']}
          points={days.map(({ day, attempts }) => ({ at: `${day}T00:00:00Z`, value: attempts }))}
          window={{
            from: `${days[0]!.day}T00:00:00Z`,
            to: new Date(Date.parse(days.at(-1)!.day) + DAY_MS).toISOString(),
          }}
          freshness={freshness}
          height={220}
        />
      )}
    </QueryPanel>
  );
}
