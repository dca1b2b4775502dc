'use client';

import { useQuery } from '@tanstack/react-query';
import { policyHref } from '@/components/charts/prepare/marker-link';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted, formatShare } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { Page } from '@/components/layout/page';
import { QueryPanel } from '@/components/states/query-panel';
import type { EmptyKind } from '@/components/states/empty';
import { hrefOf } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { DescriptionList } from '@/components/values/description-list';
import { driftsQuery } from '@/lib/client/indicator-queries';
import type { Drifts } from '@/lib/domain/read-models/drifts';
import { describeDrifts } from './describe-drifts';
import { DRIFT_COLUMNS } from './drift-columns';

/** `/drift`: what is out of step with its desired state, where, and since when. */
export function DriftPage() {
  const { scope, hasScopeFilter, clearScope } = usePageScope();
  const query = useQuery(driftsQuery(scope));
  const emptyOf = ({ items, freshness }: Drifts): EmptyKind | null => {
    if (items.length > 0) return null;
    if (hasScopeFilter)
      return { kind: 'no-match', title: 'No drift matches the filters', onClear: clearScope };
    if (freshness.dataUntil === null)
      return {
        kind: 'not-connected',
        title: 'No event has arrived yet',
        how: 'Send drift events to /api/ingest/events with a token from Settings.',
      };
    return {
      kind: 'no-match',
      title: 'No drift was seen in this time range',
      detail: 'Sources send a drift event when actual state leaves desired state.',
    };
  };
  return (
    <Page title="Drift" answer={query.data ? describeDrifts(query.data) : null}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <QueryPanel
          title="Open, by environment"
          description="Drifts that are not resolved, the oldest first"
          query={query}
          what="open drifts"
          height={160}
          flush
          emptyOf={(data) =>
            emptyOf(data) ??
            (data.open.length === 0
              ? { kind: 'all-quiet', title: 'No drift is open', checkedAt: data.freshness.generatedAt }
              : null)
          }
        >
          {({ open }) => <OpenDrifts open={open} />}
        </QueryPanel>
        <QueryPanel
          title="M5 time to detect, and to resolve"
          description="Of drifts that were detected or resolved in this time range"
          query={query}
          what="detection times"
          height={160}
          emptyOf={emptyOf}
        >
          {({ detection, resolution }) => (
            <DescriptionList
              items={[
                [
                  'In time',
                  detection.total > 0
                    ? `${formatShare(detection.good, detection.total)} detected in less than 30 min`
                    : 'No data',
                ],
                ['Detection', describeTimes(detection)],
                ['Resolution', describeTimes(resolution)],
                ['Mean resolution', formatSeconds(resolution.mean)],
              ]}
            />
          )}
        </QueryPanel>
      </div>
      <QueryPanel
        title="Drifts"
        description="Detected or open in this time range"
        query={query}
        what="drifts"
        height={360}
        flush
        freshnessOf={({ freshness }) => freshness}
        emptyOf={emptyOf}
      >
        {({ items, window }) => (
          <DataTable
            label="Drifts"
            counted={['drift', 'drifts']}
            columns={DRIFT_COLUMNS}
            rows={items}
            rowId={({ source, driftId }) => `${source}/${driftId}`}
            rowHref={({ policy, zone, service, environment }) =>
              policy !== null
                ? policyHref(policy)
                : hrefOf('/debug', {
                    from: window.from,
                    to: window.to,
                    zone,
                    service: service ?? undefined,
                    environment: environment ?? undefined,
                  })
            }
            defaultSort={{ column: 'detected', descending: true }}
            stack
          />
        )}
      </QueryPanel>
    </Page>
  );
}

const describeTimes = ({ count, p50, p95 }: { count: number; p50: number | null; p95: number | null }) =>
  count === 0
    ? 'No data'
    : `p50 ${formatSeconds(p50)}, p95 ${formatSeconds(p95)} of ${formatCounted(count, 'drift')}`;

function OpenDrifts({ open }: { open: Drifts['open'] }) {
  return (
    <Table label="Open drifts by environment">
      <TableHead>
        <tr>
          <TableHeader>Environment</TableHeader>
          <TableHeader className="text-right">Open</TableHeader>
          <TableHeader className="text-right">Oldest</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {open.map(({ environment, count, oldestSeconds }) => (
          <TableRow key={environment ?? ''}>
            <TableCell>{environment ?? 'not reported'}</TableCell>
            <TableCell className="figures text-right">{count}</TableCell>
            <TableCell className="figures text-right">{formatSeconds(oldestSeconds)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
