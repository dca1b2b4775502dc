import type { ChangeMarker } from '@/lib/domain/read-models/common';

/** One change as a person means it, and in how many places it was reported. */
export type MergedChange = { marker: ChangeMarker; times: number };

/** Reports of one roll-out arrive within this time of each other, in milliseconds. */
const TOGETHER_MS = 10 * 60_000;

const isSameOrWithin = (policy: string, other: string) => policy === other || policy.startsWith(`${other}/`);

/** A bundle may carry the name of a folder of policies, where decisions name the policy itself. */
function isSamePolicy(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return isSameOrWithin(one, other) || isSameOrWithin(other, one);
}

const isSameChange = (one: ChangeMarker, other: ChangeMarker): boolean =>
  one.type === other.type &&
  one.revision === other.revision &&
  one.environment === other.environment &&
  isSamePolicy(one.policy, other.policy);

const longer = (one: string | null, other: string | null) =>
  (other?.length ?? 0) > (one?.length ?? 0) ? other : one;

const complete = (first: ChangeMarker, later: ChangeMarker): ChangeMarker => ({
  ...first,
  policy: longer(first.policy, later.policy),
  previousRevision: first.previousRevision ?? later.previousRevision,
  author: first.author ?? later.author,
  message: first.message ?? later.message,
  url: first.url ?? later.url,
  effect: first.effect ?? later.effect,
});

/**
 * Every instance of a policy engine reports an activation for itself. Reports of the same change in
 * the same environment that follow each other closely become one; the first report stands for it,
 * completed with what only a later one has: author, message, the more exact policy name.
 */
export function mergeMarkers(markers: readonly ChangeMarker[]): MergedChange[] {
  const ordered = [...markers].sort(
    (one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt),
  );
  const merged: (MergedChange & { last: number })[] = [];
  for (const marker of ordered) {
    const at = Date.parse(marker.occurredAt);
    const known = merged.findLast(
      (change) => at - change.last <= TOGETHER_MS && isSameChange(change.marker, marker),
    );
    if (known) {
      known.times += 1;
      known.last = at;
      known.marker = complete(known.marker, marker);
    } else {
      merged.push({ marker, times: 1, last: at });
    }
  }
  return merged.map(({ marker, times }) => ({ marker, times }));
}
