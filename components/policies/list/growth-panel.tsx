'use client';

import { useQuery } from '@tanstack/react-query';
import { CountLine } from '@/components/charts/count-line';
import { policyHref } from '@/components/charts/prepare/marker-link';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryPanel } from '@/components/states/query-panel';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { policyGrowthQuery } from '@/lib/client/policy-list-queries';
import type { PolicyGrowth } from '@/lib/domain/read-models/policy-growth';

/** How many policies are known over time, and what came and went in the range: an explosion is seen early. */
export function GrowthPanel() {
  const { scope } = usePageScope();
  const query = useQuery(policyGrowthQuery(scope));
  return (
    <QueryPanel
      title="Policies over time"
      description="Known by the end of each day (UTC), up to 90 days back, from their first revision, change or decision"
      query={query}
      what="policies over time"
      height={220}
      freshnessOf={({ freshness }) => freshness}
      emptyOf={({ known }) =>
        known > 0
          ? null
          : {
              kind: 'not-connected',
              title: 'No policy is known yet',
              how: 'Policies appear with their first decision or change event.',
            }
      }
    >
      {(growth) => (
        <div className="grid gap-3 lg:grid-cols-[1fr_18rem]">
          <CountLine
            name="Policies known"
            counted={['policy', 'policies']}
            summary={describeGrowth(growth)}
            points={growth.points}
            window={growth.window}
            freshness={growth.freshness}
            height={150}
          />
          <CameAndWent growth={growth} />
        </div>
      )}
    </QueryPanel>
  );
}

/** "16 policies are known; 12 were at the start." */
function describeGrowth({ known, points }: PolicyGrowth): string {
  const first = points[0]?.value ?? 0;
  const are = known === 1 ? 'is' : 'are';
  return `${formatCounted(known, 'policy', 'policies')} ${are} known; ${first === 0 ? 'none' : formatCount(first)} ${first === 1 ? 'was' : 'were'} at the start.`;
}

function CameAndWent({ growth }: { growth: PolicyGrowth }) {
  const { added, addedTotal, quiet, quietTotal, capped } = growth;
  return (
    <div className="grid content-start gap-2 text-sm">
      <Names
        title={
          addedTotal === 0
            ? 'None is new in this time range.'
            : `${formatCounted(addedTotal, 'policy', 'policies')} new in this time range`
        }
        names={added}
        total={addedTotal}
      />
      <Names
        title={
          quietTotal === 0
            ? 'None that decided in the time before is silent now.'
            : `${formatCounted(quietTotal, 'policy', 'policies')} decided in the time before, and not in this one`
        }
        names={quiet}
        total={quietTotal}
      />
      {capped.map(({ source, zone }) => (
        <p key={`${source} ${zone}`}>
          {source} has more policies in {zone} than are told apart; the rest counts as “other”.{' '}
          <ScopedLink href="/settings/sources" className="link">
            Names beyond the cap
          </ScopedLink>
        </p>
      ))}
    </div>
  );
}

function Names({ title, names, total }: { title: string; names: readonly string[]; total: number }) {
  if (names.length === 0) return <p className="text-fg-muted">{title}</p>;
  return (
    <details>
      <summary className="min-h-6 cursor-pointer">{title}</summary>
      <ul className="mt-1 grid gap-0.5">
        {names.map((name) => (
          <li key={name} className="[overflow-wrap:anywhere]">
            <ScopedLink href={policyHref(name)} className="link inline-flex min-h-6 items-center">
              {name}
            </ScopedLink>
          </li>
        ))}
        {total > names.length ? <li className="text-fg-muted">and {total - names.length} more</li> : null}
      </ul>
    </details>
  );
}
