'use client';

import { useQuery } from '@tanstack/react-query';
import { policyHref } from '@/components/charts/prepare/marker-link';
import { formatSeconds } from '@/components/format/format-duration';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryPanel } from '@/components/states/query-panel';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { driftsQuery } from '@/lib/client/indicator-queries';
import type { Drifts } from '@/lib/domain/read-models/drifts';

const SHOWN = 5;

/** The oldest drifts that are open, those of policies first: another revision runs there than elsewhere. */
export function OpenDrifts() {
  const { scope } = usePageScope();
  const query = useQuery(driftsQuery(scope));
  return (
    <QueryPanel
      title="Open drifts"
      description="Policies whose environments differ first, then the oldest"
      actions={
        <ScopedLink href="/drift" className="link inline-flex min-h-6 items-center">
          All drifts
        </ScopedLink>
      }
      query={query}
      what="open drifts"
      height={120}
      emptyOf={(data) =>
        listOpen(data).length > 0
          ? null
          : data.freshness.dataUntil === null
            ? {
                kind: 'not-connected',
                title: 'No event has arrived yet',
                how: 'Send drift events to /api/ingest/events with a token from Settings.',
              }
            : { kind: 'all-quiet', title: 'No drift is open', checkedAt: data.freshness.generatedAt }
      }
    >
      {(data) => {
        const open = listOpen(data);
        return (
          <ul className="grid gap-1 text-sm">
            {open.slice(0, SHOWN).map((drift) => (
              <li key={`${drift.source} ${drift.driftId}`}>
                <OpenDrift drift={drift} />
              </li>
            ))}
            {open.length > SHOWN ? <li className="text-fg-muted">and {open.length - SHOWN} more</li> : null}
          </ul>
        );
      }}
    </QueryPanel>
  );
}

type Drift = Drifts['items'][number];

const listOpen = ({ items }: Drifts): Drift[] =>
  items
    .filter(({ resolvedAt }) => resolvedAt === null)
    .toSorted(
      (one, other) =>
        Number(one.policy === null) - Number(other.policy === null) || other.ageSeconds - one.ageSeconds,
    );

function OpenDrift({ drift: { policy, type, service, environment, zone, ageSeconds } }: { drift: Drift }) {
  const where = environment ? ` in ${environment}` : '';
  const since = `for ${formatSeconds(ageSeconds)}`;
  if (policy === null) return <>{`${type} of ${service ?? zone}${where}, ${since}`}</>;
  return (
    <>
      <ScopedLink href={policyHref(policy)} className="link inline-flex min-h-6 items-center">
        {policy}
      </ScopedLink>
      {` runs another revision${where} than elsewhere, ${since}`}
    </>
  );
}
