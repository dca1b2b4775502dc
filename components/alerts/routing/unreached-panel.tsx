'use client';

import { OctagonAlert, TriangleAlert } from 'lucide-react';
import { formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import type { Routing } from '@/lib/domain/read-models/routing';

/** The messages of the last seven days that did not reach everybody they should have. */
export function UnreachedPanel({ unreached: { total, items } }: Pick<Routing, 'unreached'>) {
  return (
    <Panel
      title="Messages that did not arrive"
      description={
        total === 0
          ? 'In the last seven days every message was handed to all of its receivers.'
          : `${formatCounted(total, 'message')} in the last seven days${total > items.length ? `, the last ${items.length} here` : ''}. What happens after a channel has a message stands there.`
      }
      flush={total > 0}
    >
      {total === 0 ? null : (
        <ul className="divide-line divide-y">
          {items.map(({ id, at, kind, title, reachedNobody, reasons }) => (
            <li key={id} className="grid gap-0.5 px-4 py-2 text-sm">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Badge variant={reachedNobody ? 'neutral' : 'outline'}>
                  {reachedNobody ? (
                    <OctagonAlert aria-hidden className="text-status-at-risk" />
                  ) : (
                    <TriangleAlert aria-hidden className="text-status-at-risk" />
                  )}
                  {reachedNobody ? 'Reached nobody' : 'Not everybody'}
                </Badge>
                <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{title}</span>
                <span className="text-fg-muted text-xs">
                  {kind}, <Time at={at} />
                </span>
              </p>
              <ul className="text-fg-muted grid text-xs [overflow-wrap:anywhere]">
                {reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
