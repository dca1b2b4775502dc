import type { Access, Judged, Observed } from './access';

/** Counts accesses that are the same in everything; events that nothing can be said of are left out before. */
export function countAccesses(
  seen: readonly { access: Access; judged: Judged; weight: number }[],
): Observed[] {
  const counts = new Map<string, Observed>();
  for (const { access, judged, weight } of seen) {
    const { principal, action, target, path, context } = access;
    const sorted = Object.entries(context).toSorted(([one], [other]) => (one < other ? -1 : 1));
    const key = JSON.stringify([judged, principal, action, target, path, sorted]);
    const known = counts.get(key);
    counts.set(key, {
      ...access,
      judged,
      events: (known?.events ?? 0) + 1,
      weight: (known?.weight ?? 0) + weight,
    });
  }
  return [...counts.values()];
}
