import type { ChangeMarker } from '@/lib/domain/read-models/common';

/** One change as a person means it, and in how many places it was reported. */
export type MergedChange = { marker: ChangeMarker; times: number };

/** Reports of one roll-out arrive within this time of each other, in milliseconds. */
const TOGETHER_MS = 10 * 60_000;

const keyOf = ({ type, policy, revision, environment }: ChangeMarker) =>
  JSON.stringify([type, policy, revision, environment]);

/**
 * Every instance of a policy engine reports an activation for itself. Reports of the same change in
 * the same environment that follow each other closely become one; the first report stands for it,
 * completed with author and message where only a later one has them.
 */
export function mergeMarkers(markers: readonly ChangeMarker[]): MergedChange[] {
  const ordered = [...markers].sort(
    (one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt),
  );
  const open = new Map<string, { change: MergedChange; last: number }>();
  const merged: MergedChange[] = [];
  for (const marker of ordered) {
    const at = Date.parse(marker.occurredAt);
    const known = open.get(keyOf(marker));
    if (known && at - known.last <= TOGETHER_MS) {
      const { change } = known;
      change.times += 1;
      change.marker = {
        ...change.marker,
        author: change.marker.author ?? marker.author,
        message: change.marker.message ?? marker.message,
        previousRevision: change.marker.previousRevision ?? marker.previousRevision,
        url: change.marker.url ?? marker.url,
      };
      known.last = at;
      continue;
    }
    const change = { marker, times: 1 };
    merged.push(change);
    open.set(keyOf(marker), { change, last: at });
  }
  return merged;
}
