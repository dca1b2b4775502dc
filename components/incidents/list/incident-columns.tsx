'use client';

import type { Column } from '@/components/data-table/column';
import { formatSeconds } from '@/components/format/format-duration';
import { IncidentSeverityBadge, IncidentStateBadge } from '@/components/status/incident-badges';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import { CAUSE_NAMES } from '@/lib/domain/alerting/causes';
import type { IncidentRow } from '@/lib/domain/read-models/incidents';
import { sayZones, secondsAfterDetection } from '../incident-words';

const duration = (
  id: string,
  header: string,
  timeOf: (row: IncidentRow) => string | null,
): Column<IncidentRow> => ({
  id,
  header,
  value: (row) => secondsAfterDetection(row, timeOf(row)),
  cell: (row) => formatSeconds(secondsAfterDetection(row, timeOf(row))),
  align: 'right',
  missing: 'not yet',
});

export const INCIDENT_COLUMNS: readonly Column<IncidentRow>[] = [
  {
    id: 'title',
    header: 'Incident',
    value: ({ number, title }) => `#${number} ${title}`,
    width: 'min-w-64',
  },
  {
    id: 'severity',
    header: 'Severity',
    value: ({ severity }) => severity,
    cell: ({ severity, isDrill }) => (
      <span className="inline-flex flex-wrap gap-1">
        <IncidentSeverityBadge severity={severity} />
        {isDrill ? <Badge variant="accent">Drill</Badge> : null}
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state, expiredBypasses }) => (
      <span className="grid justify-items-start">
        <IncidentStateBadge state={state} />
        {expiredBypasses > 0 ? <span className="text-fg-muted text-xs">a bypass has expired</span> : null}
      </span>
    ),
  },
  { id: 'zones', header: 'Zones', value: sayZones },
  {
    id: 'cause',
    header: 'Cause',
    value: ({ cause }) => (cause === null ? null : CAUSE_NAMES[cause]),
    missing: 'not told apart yet',
  },
  {
    id: 'detected',
    header: 'Detected',
    value: ({ detectedAt }) => detectedAt,
    cell: ({ detectedAt }) => <Time at={detectedAt} />,
  },
  duration('acknowledged', 'To acknowledge', ({ acknowledgedAt }) => acknowledgedAt),
  duration('mitigated', 'To mitigate', ({ mitigatedAt }) => mitigatedAt),
  duration('resolved', 'To resolve', ({ resolvedAt }) => resolvedAt),
  { id: 'alerts', header: 'Alerts', value: ({ alerts }) => alerts, align: 'right', hidden: true },
  { id: 'commander', header: 'Commander', value: ({ commander }) => commander, missing: 'nobody' },
];
