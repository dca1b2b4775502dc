/** Where sources say what they took out: OPA's decision logs, and the native format. */
const LISTS = ['masked', 'erased'];

/**
 * The first masked field that lies at, below or above one of the paths that a template takes from the payload;
 * null when there is none. Sources write pointers (`/input/password`) or dotted paths; `ignored` are written so too.
 */
export function findMasked(
  payload: unknown,
  taken: readonly (readonly string[])[],
  ignored: readonly string[],
): string | null {
  if (typeof payload !== 'object' || payload === null) return null;
  for (const list of LISTS) {
    const masked = (payload as Record<string, unknown>)[list];
    if (!Array.isArray(masked)) continue;
    for (const path of masked) {
      if (typeof path !== 'string' || isIgnored(path, ignored)) continue;
      const keys = keysOf(path);
      if (taken.some((one) => overlap(one, keys))) return path;
    }
  }
  return null;
}

const keysOf = (path: string): string[] =>
  path.startsWith('/')
    ? path
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    : path.replace(/^\$\.?/, '').split('.');

const isIgnored = (path: string, ignored: readonly string[]): boolean => {
  const keys = keysOf(path);
  return ignored.some((one) => {
    const wanted = keysOf(one);
    return wanted.length <= keys.length && wanted.every((key, index) => key === keys[index]);
  });
};

/** Whether one of two paths leads to, or through, the other. */
const overlap = (one: readonly string[], other: readonly string[]): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.every((key, index) => key === long[index]);
};
