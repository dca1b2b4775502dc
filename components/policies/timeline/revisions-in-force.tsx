'use client';

import { useQuery } from '@tanstack/react-query';
import { ChartFrame, type ChartTable } from '@/components/charts/chart-frame';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import { buildTimeGrid } from '@/components/charts/prepare/time-grid';
import { formatCounted } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { ScopedLink } from '@/components/layout/scoped-link';
import { Panel } from '@/components/states/panel';
import { hrefOf } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import { useNow } from '@/components/values/use-now';
import { decisionSeriesQuery } from '@/lib/client/series-queries';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import { listLanes, type Lane, type LaneSegment } from './list-lanes';
import { RevisionLanes } from './revision-lanes';

const QUARTER_HOUR = 900_000;
const LANE_PX = 46;

/**
 * Which revision was in force when in each environment, on the time axis of the decisions chart above it. `approvedBy`
 * says who approved a revision, where that is known.
 */
export function RevisionsInForce({
  policy,
  approvedBy,
}: {
  policy: PolicyDetail;
  approvedBy?: ReadonlyMap<string, string>;
}) {
  const { scope } = usePageScope();
  const now = useNow();
  // The same query as that of the chart above, whose axis begins with a whole bucket.
  const { data: series } = useQuery(decisionSeriesQuery({ ...scope, policy: policy.name }));
  const window = series?.window ?? policy.window;
  const grid = buildTimeGrid(window, series?.stepSeconds ?? 60, series?.buckets[0]?.at);
  const axis = series ? grid : { from: Date.parse(window.from), to: Date.parse(window.to) };
  const { environment: only } = scope;
  const activations = only
    ? policy.activations.filter(({ environment }) => environment === only || environment === null)
    : policy.activations;
  const lanes = listLanes(activations, { from: axis.from, to: axis.to, now: now.getTime() });
  return (
    <Panel
      title="Revisions in force"
      description="By environment, on the time axis of the chart above. A stretch leads to the difference from the revision before."
    >
      {lanes.length === 0 ? (
        <p className="text-fg-muted text-sm">
          {policy.activations.length === 0
            ? 'No activation was reported. Point OPA’s status plugin at /api/ingest/opa/status, or send change events of type policy-activated.'
            : 'Nothing was in force in this time range, as far as is known.'}
        </p>
      ) : (
        <ChartFrame
          name="Revisions in force"
          summary={describeLanes(lanes)}
          table={() => tableOf(lanes, policy, approvedBy)}
          height={lanes.length * LANE_PX}
        >
          <RevisionLanes policyId={policy.id} lanes={lanes} />
        </ChartFrame>
      )}
    </Panel>
  );
}

function describeLanes(lanes: readonly Lane[]): string {
  const segments = lanes.flatMap((lane) => lane.segments);
  const revisions = new Set(segments.map(({ revision }) => revision));
  return `${formatCounted(revisions.size, 'revision')} in ${formatCounted(lanes.length, 'environment')}, ${formatCounted(segments.length - lanes.length, 'change')} in this time range.`;
}

function tableOf(
  lanes: readonly Lane[],
  policy: PolicyDetail,
  approvedBy: ReadonlyMap<string, string> | undefined,
): ChartTable {
  const rows = lanes.flatMap(({ environment, segments }) =>
    segments.map((segment) => [
      environment ?? 'all',
      <ScopedLink
        key="revision"
        href={policyDiffHref(policy.id, segment.revision, segment.replaces)}
        prefetch={false}
        className="link"
      >
        {segment.revision}
      </ScopedLink>,
      <Time key="from" at={new Date(segment.from).toISOString()} as="absolute" />,
      segment.until === null ? (
        'in force'
      ) : (
        <Time key="until" at={new Date(segment.until).toISOString()} as="absolute" />
      ),
      segment.replaces ?? <NotReported key="replaces">none known</NotReported>,
      segment.canaryShare === null ? 'all' : formatRatio(segment.canaryShare),
      segment.isRollback ? 'rollback' : 'activation',
      segment.author ?? <NotReported key="author" />,
      ...(approvedBy ? [approvedBy.get(segment.revision) ?? <NotReported key="approved" />] : []),
      <ScopedLink key="around" href={aroundHref(policy.name, environment, segment)} className="link">
        around its start
      </ScopedLink>,
    ]),
  );
  return {
    columns: [
      'Environment',
      'Revision',
      'From',
      'Until',
      'Replaced',
      'Share of traffic',
      'Came by',
      'By whom',
      ...(approvedBy ? ['Approved by'] : []),
      'Decisions',
    ],
    rows,
  };
}

/** What was decided in the quarter of an hour before and after an activation. */
const aroundHref = (policy: string, environment: string | null, { from }: LaneSegment): string =>
  hrefOf('/debug', {
    policy,
    environment: environment ?? undefined,
    from: new Date(from - QUARTER_HOUR).toISOString(),
    to: new Date(from + QUARTER_HOUR).toISOString(),
  });
