'use client';

import Link from 'next/link';
import type { Column } from '@/components/data-table/column';
import { formatSeconds } from '@/components/format/format-duration';
import { AlertStateBadge, ALERT_STATE_PRESENTATION } from '@/components/status/alert-state-badge';
import { SeverityBadge } from '@/components/status/severity-badge';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import { runbookOfAlertHref } from '@/lib/client/runbook-queries';
import type { AlertRow } from '@/lib/domain/read-models/alerts';
import { describeSubject } from './alert-words';
import { BurnText } from './burn-text';

/** How long an alert was open, seconds; of an open one until `now`. */
const ageSeconds = ({ openedAt, pendingSince, resolvedAt }: AlertRow, now: Date): number =>
  ((resolvedAt ? Date.parse(resolvedAt) : now.getTime()) - Date.parse(openedAt ?? pendingSince)) / 1_000;

/** The columns of lists of alerts. `ended` tells how and when they ended instead of who has them. */
export const alertColumns = (now: Date, ended: boolean): readonly Column<AlertRow>[] => [
  {
    id: 'title',
    header: 'Alert',
    value: ({ title }) => title,
    width: 'min-w-40',
  },
  {
    id: 'why',
    header: 'What and why',
    value: ({ sentence }) => sentence,
    cell: ({ sentence }) => <span className="block py-1 text-pretty">{sentence}</span>,
    width: 'min-w-56',
    wide: true,
  },
  {
    id: 'severity',
    header: 'Severity',
    value: ({ severity }) => severity,
    cell: ({ severity, drillId }) => (
      <span className="inline-flex flex-wrap gap-1">
        <SeverityBadge severity={severity} />
        {drillId ? <Badge variant="accent">Drill</Badge> : null}
      </span>
    ),
    sortable: true,
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => ALERT_STATE_PRESENTATION[state].word,
    cell: ({ state, acknowledgedBy, inhibitedBy, silences, reopens }) => (
      <span className="grid justify-items-start">
        <AlertStateBadge state={state} />
        <span className="text-fg-muted text-xs">
          {state === 'acknowledged' && acknowledgedBy ? `by ${acknowledgedBy}` : null}
          {state === 'suppressed'
            ? inhibitedBy
              ? 'by another alert'
              : silences.length > 0
                ? 'by a silence'
                : 'soon after its end'
            : null}
          {reopens ? ' reopened' : null}
        </span>
      </span>
    ),
    sortable: true,
  },
  {
    id: 'subject',
    header: 'Zone and service',
    value: (alert) => describeSubject(alert),
    cell: (alert) => (
      <span className="grid">
        <span>{alert.zone ?? 'All zones'}</span>
        <span className="text-fg-muted text-xs">
          {[alert.service, alert.policy, alert.environment].filter(Boolean).join(' · ')}
        </span>
      </span>
    ),
    sortable: true,
  },
  {
    id: 'age',
    header: ended ? 'Lasted' : 'Age',
    value: (alert) => Math.round(ageSeconds(alert, now)),
    cell: (alert) => <span className="figures">{formatSeconds(ageSeconds(alert, now))}</span>,
    align: 'right',
    sortable: true,
  },
  ...(ended
    ? ([
        {
          id: 'resolved',
          header: 'Ended',
          value: ({ resolvedAt }) => resolvedAt,
          cell: ({ resolvedAt, resolution, resolvedBy }) => (
            <span className="grid">
              <Time at={resolvedAt} />
              <span className="text-fg-muted text-xs text-pretty">
                {[resolution, resolvedBy ? `by ${resolvedBy}` : null].filter(Boolean).join(' · ')}
              </span>
            </span>
          ),
          sortable: true,
          width: 'min-w-48',
        },
      ] satisfies Column<AlertRow>[])
    : ([
        {
          id: 'burn',
          header: 'Burn',
          value: ({ burn }) => burn?.long ?? null,
          cell: ({ burn }) => (burn ? <BurnText burn={burn} /> : null),
          missing: 'no objective',
        },
      ] satisfies Column<AlertRow>[])),
  {
    id: 'runbook',
    header: 'Runbook',
    value: ({ runbook, runbookTitle }) => runbookTitle ?? runbook,
    cell: ({ id, runbook, runbookTitle }) =>
      runbook ? (
        <Link
          className="link inline-flex min-h-6 items-center"
          href={runbookOfAlertHref(runbook, id)}
          prefetch={false}
        >
          {runbookTitle ?? runbook}
        </Link>
      ) : null,
    missing: 'none matches',
    width: 'min-w-28',
  },
  {
    id: 'owner',
    header: 'Owner',
    value: ({ owner }) => owner,
    missing: 'nobody named',
    sortable: true,
  },
];
