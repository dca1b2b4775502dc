'use client';

import Link from 'next/link';
import { useState } from 'react';
import { AlertTimesDialog } from '@/components/alert-times/alert-times-dialog';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatSeconds } from '@/components/format/format-duration';
import { PermittedButton } from '@/components/forms/permitted-button';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import { alertHref } from '@/lib/client/alert-queries';
import { incidentHref } from '@/lib/client/incident-queries';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { Remediation } from '@/lib/domain/read-models/remediation';
import { WHO_WORKS_ON_INCIDENTS } from '../incident-words';

type Alert = Remediation['items'][number];

const columnsOf = (mayWrite: boolean, onCorrect: (alert: Alert) => void): readonly Column<Alert>[] => [
  { id: 'title', header: 'Alert', value: ({ title }) => title, width: 'min-w-48' },
  {
    id: 'source',
    header: 'Source',
    value: ({ source }) => (source === OWN_SOURCE ? 'Gatehouse' : source),
    sortable: true,
  },
  {
    id: 'opened',
    header: 'Opened',
    value: ({ openedAt }) => openedAt,
    cell: ({ openedAt }) => <Time at={openedAt} />,
    sortable: true,
  },
  {
    id: 'lasted',
    header: 'Lasted',
    value: ({ ageSeconds }) => ageSeconds,
    cell: ({ ageSeconds, resolvedAt }) => `${formatSeconds(ageSeconds)}${resolvedAt ? '' : ' so far'}`,
    align: 'right',
    sortable: true,
  },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone, sortable: true },
  {
    id: 'incident',
    header: 'Incident',
    value: ({ incident }) => incident,
    cell: ({ incident }) =>
      incident === null ? null : (
        <Link className="link" href={incidentHref(incident)}>
          #{incident}
        </Link>
      ),
    missing: 'none',
  },
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
export function RemediationAlerts({ alerts, mayWrite }: { alerts: readonly Alert[]; mayWrite: boolean }) {
  const hrefOfAlert = ({ source, alertId, openedAt, resolvedAt, zone, service, policy }: Alert) =>
    source === OWN_SOURCE
      ? alertHref(alertId)
      : hrefOf('/debug', {
          from: openedAt,
          to: resolvedAt ?? 'now',
          zone,
          service: service ?? undefined,
          policy: policy ?? undefined,
        });
  const [correcting, setCorrecting] = useState<Alert | null>(null);
  return (
    <div className="-mx-4">
      <DataTable
        label="Alerts behind M9"
        counted={['alert', 'alerts']}
        columns={columnsOf(mayWrite, setCorrecting)}
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
