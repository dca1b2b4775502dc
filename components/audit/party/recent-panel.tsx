'use client';

import Link from 'next/link';
import { Panel } from '@/components/states/panel';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { Time } from '@/components/values/time';
import type { AuditEntryRow } from '@/lib/domain/read-models/audit';
import { entryHref } from '../audit-hrefs';
import { describeDeed, nameOfActor } from '../entry/describe-entry';

/** The last entries of the window, and the way to all of them. */
export function RecentPanel({ recent, trail }: { recent: readonly AuditEntryRow[]; trail: string }) {
  return (
    <Panel
      title="Last entries"
      actions={
        <Link href={trail} className="link inline-flex min-h-6 items-center text-xs">
          All of them in the trail
        </Link>
      }
    >
      {recent.length === 0 ? (
        <p className="text-fg-muted text-sm">No entries in this window.</p>
      ) : (
        <ol className="divide-line divide-y text-sm">
          {recent.map((row) => (
            <li key={row.id} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
              <span className="text-fg-muted w-44 shrink-0 text-xs">
                <Time at={row.occurredAt} as="absolute" />
              </span>
              <Link
                href={entryHref(row.id)}
                className="link min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]"
              >
                {nameOfActor(row)} {describeDeed(row)}
              </Link>
              {row.outcome ? <OutcomeBadge outcome={row.outcome} /> : null}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
