import Link from 'next/link';
import type { Column } from '@/components/data-table/column';
import { formatSeconds } from '@/components/format/format-duration';
import { SeverityBadge } from '@/components/status/severity-badge';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import { alertHref } from '@/lib/client/alert-queries';
import { runbookHref } from '@/lib/client/runbook-queries';
import { FAILURE_NAMES } from '@/lib/domain/alerting/failures';
import type { DrillRow } from '@/lib/domain/read-models/drills';

const lasted = (
  id: 'timeToDetectSeconds' | 'timeToPageSeconds' | 'timeToAcknowledgeSeconds' | 'timeToResolveSeconds',
  header: string,
): Column<DrillRow> => ({
  id,
  header,
  value: (row) => row[id],
  cell: (row) => (row[id] === null ? null : formatSeconds(row[id])),
  missing: 'never',
  align: 'right',
  sortable: true,
});

export const DRILL_COLUMNS: readonly Column<DrillRow>[] = [
  {
    id: 'failure',
    header: 'Failure',
    value: ({ failure }) => `${failure} ${FAILURE_NAMES[failure]}`,
    sortable: true,
    width: 'min-w-48',
  },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone, sortable: true },
  {
    id: 'startedAt',
    header: 'Begun',
    value: ({ startedAt }) => startedAt,
    cell: ({ startedAt, startedBy, endedAt }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        <Time at={startedAt} /> by {startedBy}
        {endedAt === null ? <Badge variant="accent">Runs</Badge> : null}
      </span>
    ),
    sortable: true,
  },
  {
    id: 'alert',
    header: 'Alert',
    value: ({ severity }) => severity,
    cell: ({ severity, alertId }) =>
      severity === null || alertId === null ? null : (
        <Link className="link inline-flex items-center gap-1" href={alertHref(alertId)}>
          <SeverityBadge severity={severity} />
        </Link>
      ),
    missing: 'not found',
  },
  lasted('timeToDetectSeconds', 'Found after'),
  lasted('timeToPageSeconds', 'Told after'),
  lasted('timeToAcknowledgeSeconds', 'Acknowledged after'),
  lasted('timeToResolveSeconds', 'Resolved after'),
  {
    id: 'runbook',
    header: 'Runbook',
    value: ({ runbook, runbookTitle }) => runbookTitle ?? runbook,
    cell: ({ runbook, runbookTitle }) =>
      runbook === null ? null : (
        <Link className="link" href={runbookHref(runbook)}>
          {runbookTitle ?? runbook}
        </Link>
      ),
    missing: 'none',
  },
];
