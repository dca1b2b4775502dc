'use client';

import Link from 'next/link';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Time } from '@/components/values/time';
import type { AuditActor } from '@/lib/domain/read-models/audit-parties';
import { targetHref } from '../trail/target-href';

/** What an actor did something to within the window, most often first. */
export function TargetsPanel({ targets: { items, total } }: { targets: AuditActor['targets'] }) {
  return (
    <Panel
      title="Targets"
      description={
        items.length < total
          ? `The ${items.length} most often touched of ${formatCounted(total, 'target')} in this window.`
          : `${formatCounted(total, 'target')} in this window.`
      }
    >
      <ol className="divide-line divide-y text-sm">
        {items.map(({ type, id, entries, lastAt }) => (
          <li key={`${type}:${id}`} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
            <span className="min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]">
              <Link href={targetHref({ type, id })} className="link">
                {id}
              </Link>{' '}
              <span className="text-fg-muted">{type}</span>
            </span>
            <span className="figures">{formatCount(entries)}×</span>
            <span className="text-fg-muted text-xs">
              <Time at={lastAt} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
