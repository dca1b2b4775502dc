'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { Panel } from '@/components/states/panel';
import { Time } from '@/components/values/time';
import type { AuditEntry, AuditEntryRow } from '@/lib/domain/read-models/audit';
import type { AuditAround } from '@/lib/domain/read-models/audit-entry';
import { entryHref } from '../audit-hrefs';
import { describeDeed, nameOfActor } from './describe-entry';

/** What happened around an entry, in the order in which it happened, the entry itself among it. */
export function Around({
  title,
  actions,
  around,
  entry,
  withActor,
}: {
  title: string;
  actions: ReactNode;
  around: AuditAround;
  entry: AuditEntry;
  withActor: boolean;
}) {
  const rows: AuditEntryRow[] = [...around.before.toReversed(), entry, ...around.after];
  return (
    <Panel title={title} actions={actions}>
      <ol className="divide-line divide-y text-sm">
        {rows.map((row) => (
          <li
            key={row.id}
            aria-current={row.id === entry.id ? 'true' : undefined}
            className="flex flex-wrap items-baseline gap-x-3 py-1.5 aria-[current]:font-semibold"
          >
            <span className="text-fg-muted w-44 shrink-0 text-xs">
              <Time at={row.occurredAt} as="absolute" />
            </span>
            <span className="min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]">
              {row.id === entry.id ? (
                <>{sentenceOf(row, withActor)} (this entry)</>
              ) : (
                <Link href={entryHref(row.id)} className="link">
                  {sentenceOf(row, withActor)}
                </Link>
              )}
            </span>
            {row.outcome ? <OutcomeBadge outcome={row.outcome} /> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function sentenceOf(row: AuditEntryRow, withActor: boolean): string {
  const deed = describeDeed(row);
  return withActor ? `${nameOfActor(row)} ${deed}` : deed.charAt(0).toUpperCase() + deed.slice(1);
}
