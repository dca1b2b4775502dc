/** The value at a dotted path of objects and lists; undefined where the path ends before. */
export function readAt(value: unknown, path: string): unknown {
  let at: unknown = value;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

/** The objects of the list at a path; none where it is no list. */
export function listAt(value: unknown, path: string): Record<string, unknown>[] {
  const list = readAt(value, path);
  return Array.isArray(list)
    ? list.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null)
    : [];
}
