/** Indexes as texts: `7`, or `7-12` for all from 7 to 12. Ascending, each index once. */
export function formatIndexRanges(indexes: readonly bigint[]): string[] {
  const sorted = [...new Set(indexes)].toSorted((one, other) => (one < other ? -1 : 1));
  const ranges: { first: bigint; last: bigint }[] = [];
  for (const index of sorted) {
    const open = ranges.at(-1);
    if (open && index === open.last + 1n) open.last = index;
    else ranges.push({ first: index, last: index });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
}

/** Reads such a text; null where it is none. Both ends belong to the range. */
export function parseIndexRange(text: string): { first: bigint; last: bigint } | null {
  const [, from, to] = /^(0|[1-9]\d{0,18})(?:-([1-9]\d{0,18}))?$/.exec(text) ?? [];
  if (from === undefined) return null;
  const first = BigInt(from);
  const last = to === undefined ? first : BigInt(to);
  return last < first ? null : { first, last };
}
