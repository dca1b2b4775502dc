const NAMED = 3;

/** The three names with the highest sums of their counts, to whole ones, the most first. What has no name (null or '') is left out. */
export function nameMost(
  counted: Iterable<readonly [name: string | null, count: number]>,
): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const [name, count] of counted) if (name) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts]
    .map(([name, count]) => ({ name, count: Math.round(count) }))
    .toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name))
    .slice(0, NAMED);
}
