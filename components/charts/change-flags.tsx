'use client';

import { useEffect, useRef, useState } from 'react';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { PLOT } from './plot-area';
import { describeMarker, describeMarkerEffect } from './prepare/describe-marker';
import { flagText, groupMarkers, type MarkerGroup } from './prepare/group-markers';
import { markerHref } from './prepare/marker-link';
import type { TimeGrid } from './prepare/time-grid';

/** Pixels that the widest flag takes ("11–14"): flags closer than this become one. */
const APART_PX = 52;
/** Until the plot is measured. */
const USUAL_WIDTH_PX = 1_200;

/**
 * Numbered flags of changes over a time chart. A flag of one change leads to it; a flag of several
 * leads to the list below the chart (`listId`).
 */
export function ChangeFlags({
  markers,
  grid,
  listId,
}: {
  markers: readonly ChangeMarker[];
  grid: TimeGrid;
  listId: string;
}) {
  const plot = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(USUAL_WIDTH_PX);
  useEffect(() => {
    if (!plot.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width || USUAL_WIDTH_PX));
    observer.observe(plot.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={plot}
      className="pointer-events-none absolute inset-y-0"
      style={{ left: PLOT.left, right: PLOT.right, bottom: PLOT.bottom }}
    >
      {groupMarkers(markers, grid, APART_PX / width).map((group) => (
        <Flag key={group.first} group={group} listId={listId} />
      ))}
    </div>
  );
}

function Flag({ group, listId }: { group: MarkerGroup; listId: string }) {
  const words = group.changes.map(({ marker }) =>
    [describeMarker(marker), describeMarkerEffect(marker)].filter(Boolean).join(': '),
  );
  const only = group.changes.length === 1 ? group.changes[0] : undefined;
  const href = (only && markerHref(only.marker)) || `#${listId}`;
  return (
    <div className="absolute inset-y-0" style={{ left: `${group.position * 100}%` }}>
      <div className="border-fg-muted absolute top-4 bottom-0 border-l border-dashed" />
      <a
        href={href}
        title={words.join('\n')}
        aria-label={`Change ${flagText(group)}: ${words.join('; ')}`}
        className="pointer-events-auto absolute -top-1 left-0 flex h-6 min-w-6 -translate-x-1/2 items-center justify-center"
      >
        <span className="figures bg-fg text-fg-inverse flex h-4 items-center rounded-sm px-1 text-xs leading-none font-medium whitespace-nowrap">
          {flagText(group)}
        </span>
      </a>
    </div>
  );
}
