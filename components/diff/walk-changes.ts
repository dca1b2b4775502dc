/** A line of a diff: the place of its file, and its index in the file's diff. */
export type DiffPlace = { file: number; at: number };

/**
 * The next (1) or previous (−1) change from a place, or the last one again where there is no further;
 * from nowhere the first. `changes` are in order; null when there are none.
 */
export function walkChanges(
  changes: readonly DiffPlace[],
  from: DiffPlace | null,
  step: 1 | -1,
): DiffPlace | null {
  if (from === null) return changes[0] ?? null;
  const order = (place: DiffPlace) => place.file - from.file || place.at - from.at;
  return step === 1
    ? (changes.find((place) => order(place) > 0) ?? changes.at(-1) ?? null)
    : (changes.findLast((place) => order(place) < 0) ?? changes[0] ?? null);
}
