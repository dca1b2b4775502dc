'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryPanel } from '@/components/states/query-panel';
import { hrefOf, keepScope } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import { policyPointsQuery } from '@/lib/client/policy-list-queries';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import type { PolicyPoints } from '@/lib/domain/read-models/policy-points';
import { POINT_COLUMNS } from './point-columns';

/** Which revision is enforced where: by environment and instance or service, and what is behind the newest. */
export function PointsPanel({ policy }: { policy: PolicyDetail }) {
  const policyId = policy.id;
  const known = new Set(policy.revisions.map(({ revision }) => revision));
  const search = useSearchParams();
  const query = useQuery(policyPointsQuery(policyId));
  return (
    <QueryPanel
      title="Enforcement points"
      description="What runs where now: as instances report and as decisions carry it; environments without either as their activation was reported. Newest is what was put in force last anywhere, canaries aside."
      query={query}
      what="enforcement points"
      height={240}
      flush
      freshnessOf={({ freshness }) => freshness}
      emptyOf={({ total }) =>
        total > 0
          ? null
          : {
              kind: 'no-match',
              title: 'No enforcement point is known',
              detail:
                'Neither a decision nor an activation told of a revision. Point OPA’s status plugin at /api/ingest/opa/status, or let decisions carry their revision.',
            }
      }
    >
      {(data) => (
        <>
          <Standing data={data} />
          <DataTable
            label="Enforcement points"
            counted={['enforcement point', 'enforcement points']}
            columns={POINT_COLUMNS}
            rows={data.points}
            rowId={({ environment, kind, point }) => JSON.stringify([environment, kind, point])}
            rowHref={({ revision, environment }) =>
              keepScope(hrefOfPoint(policyId, { revision, environment }, data, known), search)
            }
            total={data.total}
            prefix="points"
            firstRows={6}
            stack
          />
        </>
      )}
    </QueryPanel>
  );
}

/** The difference to the newest; for a revision that only decisions tell of, what it decides. */
function hrefOfPoint(
  policyId: string,
  { revision, environment }: { revision: string; environment: string | null },
  { newest }: PolicyPoints,
  known: ReadonlySet<string>,
): string {
  if (!known.has(revision))
    return hrefOf('/debug', { policy: policyId, environment: environment ?? undefined });
  const isBehind = newest && newest.revision !== revision && known.has(newest.revision);
  return isBehind
    ? policyDiffHref(policyId, newest.revision, revision)
    : policyDiffHref(policyId, revision, null);
}

/** The newest revision, and the environments that run another. */
function Standing({ data: { newest, mismatches } }: { data: PolicyPoints }) {
  if (!newest) return null;
  return (
    <div className="grid gap-1 px-4 pb-2 text-sm">
      <p>
        Newest: <span className="font-medium">{newest.revision}</span>, since <Time at={newest.since} />.{' '}
        {mismatches.length === 0
          ? 'No environment is known to run another one.'
          : `${formatCounted(mismatches.length, 'environment')} ${mismatches.length === 1 ? 'runs' : 'run'} another one:`}
      </p>
      {mismatches.length > 0 ? (
        <ul className="list-disc pl-5">
          {mismatches.map(({ environment, revision, startedAt, reportedAfter }) => (
            <li key={environment}>
              {environment} runs {revision}, behind since <Time at={startedAt} />; a{' '}
              <ScopedLink href="/drift" className="link">
                drift
              </ScopedLink>{' '}
              from <Time at={reportedAfter} as="absolute" /> on.
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
