/**
 * At most `most` of a list, in its order: the last half as it is, the rest evenly from what comes before. What a
 * witness kept long ago counts as much as what it kept last.
 */
export function chooseSpread<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  const recent = Math.ceil(most / 2);
  const before = all.slice(0, all.length - recent);
  const step = before.length / (most - recent);
  return [
    ...Array.from({ length: most - recent }, (_, index) => before[Math.floor(index * step)]!),
    ...all.slice(all.length - recent),
  ];
}
