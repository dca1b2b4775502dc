import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { mergeMarkers, type MergedChange } from './merge-markers';
import { positionInGrid, type TimeGrid } from './time-grid';

/** Changes that lie so close together that they share one flag. Numbers start at 1 in order of time. */
export type MarkerGroup = { position: number; first: number; last: number; changes: MergedChange[] };

/** Markers of the grid in order of time; those closer than `apart` (a share of the width) share a flag. */
export function groupMarkers(markers: readonly ChangeMarker[], grid: TimeGrid, apart: number): MarkerGroup[] {
  const placed = orderMarkers(markers, grid);
  const groups: MarkerGroup[] = [];
  placed.forEach(({ change, position }, index) => {
    const current = groups.at(-1);
    if (current && position - current.position < apart) {
      current.changes.push(change);
      current.last = index + 1;
    } else {
      groups.push({ position, first: index + 1, last: index + 1, changes: [change] });
    }
  });
  return groups;
}

/** Changes that lie inside the grid, in order of time, with their positions. */
export function orderMarkers(markers: readonly ChangeMarker[], grid: TimeGrid) {
  return mergeMarkers(markers)
    .flatMap((change) => {
      const position = positionInGrid(grid, Date.parse(change.marker.occurredAt));
      return position === null ? [] : [{ change, position }];
    })
    .sort((one, other) => one.position - other.position);
}

/** What a flag shows: "3", or "3–5" where several share it. */
export const flagText = ({ first, last }: MarkerGroup): string =>
  first === last ? `${first}` : `${first}–${last}`;
