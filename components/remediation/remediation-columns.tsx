'use client';

import Link from 'next/link';
import type { Column } from '@/components/data-table/column';
import { Time } from '@/components/values/time';
import { incidentHref } from '@/lib/client/incident-queries';
import type { Remediation } from '@/lib/domain/read-models/remediation';

/** An alert that M9 is told from. */
export type RemediationAlert = Remediation['items'][number];

/** When an alert was opened. */
export const OPENED_COLUMN: Column<RemediationAlert> = {
  id: 'opened',
  header: 'Opened',
  value: ({ openedAt }) => openedAt,
  cell: ({ openedAt }) => <Time at={openedAt} />,
  sortable: true,
};

/** The zone of an alert. */
export const ZONE_COLUMN: Column<RemediationAlert> = {
  id: 'zone',
  header: 'Zone',
  value: ({ zone }) => zone,
  sortable: true,
};

/** The incident that an alert belongs to, by its number. */
export const INCIDENT_COLUMN: Column<RemediationAlert> = {
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
};
