'use client';

import { useMemo, useState } from 'react';
import { AlertTimesDialog } from '@/components/alert-times/alert-times-dialog';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatSeconds } from '@/components/format/format-duration';
import { PermittedButton } from '@/components/forms/permitted-button';
import {
  INCIDENT_COLUMN,
  OPENED_COLUMN,
  ZONE_COLUMN,
  type RemediationAlert,
} from '@/components/remediation/remediation-columns';
import { hrefOf } from '@/components/time-range/keep-scope';
import { alertHref } from '@/lib/client/alert-queries';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import { WHO_WORKS_ON_INCIDENTS } from '../incident-words';

const columnsOf = (
  mayWrite: boolean,
  onCorrect: (alert: RemediationAlert) => void,
): readonly Column<RemediationAlert>[] => [
  { id: 'title', header: 'Alert', value: ({ title }) => title, width: 'min-w-48' },
  {
    id: 'source',
    header: 'Source',
    value: ({ source }) => (source === OWN_SOURCE ? 'Gatehouse' : source),
    sortable: true,
  },
  OPENED_COLUMN,
  {
    id: 'lasted',
    header: 'Lasted',
    value: ({ ageSeconds }) => ageSeconds,
    cell: ({ ageSeconds, resolvedAt }) => `${formatSeconds(ageSeconds)}${resolvedAt ? '' : ' so far'}`,
    align: 'right',
    sortable: true,
  },
  ZONE_COLUMN,
  INCIDENT_COLUMN,
  {
    id: 'corrected',
    header: 'Times',
    value: ({ times }) => (times.corrected ? `corrected by ${times.corrected.by}` : 'of its events'),
    cell: (alert) => (
      <span className="inline-flex flex-wrap items-center gap-x-1">
        <span className="text-fg-muted text-xs" title={alert.times.corrected?.reason}>
          {alert.times.corrected ? `corrected by ${alert.times.corrected.by}` : 'of its events'}
        </span>
        <PermittedButton
          size="sm"
          variant="ghost"
          allowed={mayWrite}
          reason={WHO_WORKS_ON_INCIDENTS}
          aria-label={`Correct the times of ${alert.title}`}
          onClick={() => onCorrect(alert)}
        >
          Correct
        </PermittedButton>
      </span>
    ),
  },
];

/** The alerts that M9 is told from, each with the way to correct its times. */
export function RemediationAlerts({
  alerts,
  mayWrite,
}: {
  alerts: readonly RemediationAlert[];
  mayWrite: boolean;
}) {
  const hrefOfAlert = ({ source, alertId, openedAt, resolvedAt, zone, service, policy }: RemediationAlert) =>
    source === OWN_SOURCE
      ? alertHref(alertId)
      : hrefOf('/debug', {
          from: openedAt,
          to: resolvedAt ?? 'now',
          zone,
          service: service ?? undefined,
          policy: policy ?? undefined,
        });
  const [correcting, setCorrecting] = useState<RemediationAlert | null>(null);
  const columns = useMemo(() => columnsOf(mayWrite, setCorrecting), [mayWrite]);
  return (
    <div className="-mx-4">
      <DataTable
        label="Alerts behind M9"
        counted={['alert', 'alerts']}
        columns={columns}
        rows={alerts}
        rowId={({ source, alertId }) => `${source}/${alertId}`}
        rowHref={hrefOfAlert}
        defaultSort={{ column: 'opened', descending: true }}
        prefix="m9"
        firstRows={5}
        plain
        stack
      />
      <AlertTimesDialog
        times={correcting?.times ?? null}
        title={correcting?.title ?? ''}
        onOpenChange={(open) => (open ? undefined : setCorrecting(null))}
      />
    </div>
  );
}
