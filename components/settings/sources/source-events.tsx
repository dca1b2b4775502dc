'use client';

import Link from 'next/link';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { Empty } from '@/components/states/empty';
import { Panel } from '@/components/states/panel';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import type { EventRow } from '@/lib/domain/read-models/events';
import type { QuarantineRow } from '@/lib/domain/read-models/settings';
import type { SourceDetail } from '@/lib/domain/read-models/sources';

const EVENTS: readonly Column<EventRow>[] = [
  {
    id: 'occurredAt',
    header: 'When',
    value: ({ occurredAt }) => occurredAt,
    cell: ({ occurredAt }) => <Time at={occurredAt} as="absolute" />,
    width: 'min-w-40',
  },
  { id: 'kind', header: 'Kind', value: ({ kind }) => kind },
  {
    id: 'outcome',
    header: 'Outcome',
    value: ({ outcome }) => outcome,
    cell: ({ outcome }) => (outcome ? <OutcomeBadge outcome={outcome} /> : null),
    missing: 'none',
  },
  { id: 'service', header: 'Service', value: ({ service }) => service },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone },
  { id: 'principal', header: 'Principal', value: ({ principal }) => principal, width: 'min-w-40' },
  { id: 'action', header: 'Action', value: ({ action }) => action },
];

const REFUSED: readonly Column<QuarantineRow>[] = [
  {
    id: 'lastReceivedAt',
    header: 'When',
    value: ({ lastReceivedAt }) => lastReceivedAt,
    cell: ({ lastReceivedAt }) => <Time at={lastReceivedAt} />,
  },
  {
    id: 'path',
    header: 'Field',
    value: ({ path }) => path,
    cell: ({ path }) => <code className="font-mono text-xs [overflow-wrap:anywhere]">{path}</code>,
    missing: 'whole record',
  },
  { id: 'message', header: 'What was not understood', value: ({ message }) => message, width: 'min-w-64' },
  { id: 'times', header: 'Times', value: ({ times }) => times, align: 'right' },
];

/** The newest events of a source, and the newest records that were not understood. */
export function SourceEvents({ source: { recent, refused, sources } }: { source: SourceDetail }) {
  if (sources.length === 0 && !refused?.length) return null;
  return (
    <div id="events" className="flex flex-col gap-4">
      {recent ? (
        <Panel title="Last events" description="As they were understood." flush={recent.length > 0}>
          {recent.length > 0 ? (
            <DataTable
              label="Last events"
              counted={['event', 'events']}
              columns={EVENTS}
              rows={recent}
              rowId={({ id }) => id}
              rowHref={({ id, kind, source }) =>
                kind === 'decision' ? `/denials/${encodeURIComponent(id)}` : hrefOf('/debug', { source })
              }
              prefix="events"
              plain
              stack
            />
          ) : (
            <Empty
              kind="no-match"
              title="No event is kept any more"
              detail="Its newest events are older than single events are kept."
            />
          )}
        </Panel>
      ) : null}
      {refused ? (
        <Panel
          title="Not understood"
          description="Kept in quarantine until the adapter or a mapping understands them."
          flush={refused.length > 0}
          actions={
            refused.length > 0 ? (
              <Link className="link text-xs" href="/quarantine">
                Quarantine
              </Link>
            ) : undefined
          }
        >
          {refused.length > 0 ? (
            <DataTable
              label="Records not understood"
              counted={['record', 'records']}
              columns={REFUSED}
              rows={refused}
              rowId={({ id }) => id}
              rowHref={({ id }) => hrefOf('/quarantine', { open: id })}
              prefix="refused"
              plain
              stack
            />
          ) : (
            <p className="text-fg-muted text-sm">Everything that it sent was understood.</p>
          )}
        </Panel>
      ) : null}
    </div>
  );
}
