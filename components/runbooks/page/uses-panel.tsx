'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { QueryPanel } from '@/components/states/query-panel';
import { Time } from '@/components/values/time';
import { alertHref } from '@/lib/client/alert-queries';
import { incidentHref } from '@/lib/client/incident-queries';
import { runbookUsesQuery } from '@/lib/client/runbook-queries';
import type { RunbookUseRow } from '@/lib/domain/read-models/runbooks';

/** When people worked along a runbook, and how far they came. */
export function UsesPanel({ slug }: { slug: string }) {
  const query = useQuery(runbookUsesQuery(slug));
  return (
    <QueryPanel
      title="Uses"
      what="uses"
      height={120}
      query={query}
      emptyOf={({ items }) =>
        items.length === 0
          ? {
              kind: 'not-connected',
              title: 'It was never used.',
              how: 'A use begins with the first step that somebody ticks in an incident or for an alert.',
            }
          : null
      }
    >
      {({ items }) => (
        <ul className="grid gap-2 text-sm">
          {items.map((use) => (
            <li key={use.id} className="border-line grid gap-0.5 border-b pb-2 last:border-0 last:pb-0">
              <UseLink use={use} />
              <span className="text-fg-muted text-xs">
                {use.startedBy}, <Time at={use.startedAt} />; version {use.version}; {use.done} of {use.steps}{' '}
                steps
              </span>
            </li>
          ))}
        </ul>
      )}
    </QueryPanel>
  );
}

const UseLink = ({ use: { incidentId, alertId } }: { use: RunbookUseRow }) => (
  <Link className="link" href={incidentId ? incidentHref(incidentId) : alertHref(alertId!)}>
    {incidentId ? 'In an incident' : 'For an alert'}
  </Link>
);
