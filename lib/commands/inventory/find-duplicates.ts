/** The entries whose key came before in the list, each with the entry that has it first. */
export function findDuplicates<T, K extends keyof T>(entries: readonly T[], key: K): [again: T, first: T][] {
  const seen = new Map<T[K], T>();
  const again: [T, T][] = [];
  for (const entry of entries) {
    const first = seen.get(entry[key]);
    if (first) again.push([entry, first]);
    else seen.set(entry[key], entry);
  }
  return again;
}
