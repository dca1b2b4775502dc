'use client';

import { formatCounted } from '@/components/format/format-count';
import { Summary } from '@/components/ui/summary';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { ChangeLine } from './change-list';
import { orderMarkers } from './prepare/group-markers';
import type { TimeGrid } from './prepare/time-grid';

/** The changes behind a chart's flags, numbered like them; folded when there are many. */
export function NumberedChanges({
  markers,
  grid,
  id,
}: {
  markers: readonly ChangeMarker[];
  grid: TimeGrid;
  id: string;
}) {
  const ordered = orderMarkers(markers, grid);
  if (ordered.length === 0) return null;
  return (
    <details id={id} open={ordered.length <= 3} className="mt-2 text-sm">
      <Summary className="text-fg-muted hover:text-fg text-xs">
        {formatCounted(ordered.length, 'change')} in this window
      </Summary>
      <ol className="mt-1 grid max-h-52 gap-0.5 overflow-y-auto">
        {ordered.map(({ change }, index) => (
          <li key={change.marker.eventId}>
            <ChangeLine change={change} number={index + 1} />
          </li>
        ))}
      </ol>
    </details>
  );
}
