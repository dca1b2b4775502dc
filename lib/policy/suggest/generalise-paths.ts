import type { PathPattern } from './access';

/** More different names than this at one place of otherwise equal paths are ids, whatever they look like. */
const MAX_NAMES = 24;

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const VERSION = /^v\d{1,3}$/i;

/**
 * Whether a segment of a path names one thing out of many: a number, a UUID, hexadecimal digits, or a
 * name with a part that mixes letters and digits, such as `tok_ab12`. Versions such as `v1` do not.
 */
export function looksLikeId(segment: string): boolean {
  if (VERSION.test(segment)) return false;
  if (/^\d+$/.test(segment) || UUID.test(segment)) return true;
  // Hardly a word has eight letters from a to f alone.
  if (/^[0-9a-f]{8,}$/i.test(segment)) return true;
  const parts = segment.split(/[-_.:~]/);
  const [last] = parts.slice(-1);
  if (parts.length > 1 && last !== undefined)
    return (/^(?=.*\d)[0-9a-z]{4,}$/i.test(last) && !/^\d{4}$/.test(last)) || /^[0-9a-f]{8,}$/i.test(last);
  return /^(?=.*\d)(?=.*[a-z])[0-9a-z]{10,}$/i.test(segment);
}

/** An entity alone says little: only where more than this many ids of it were seen, any is meant. */
const MAX_ENTITIES = 2;

/**
 * The pattern of each path, in their order: segments that look like ids become free, and so do places where
 * otherwise equal paths have more than 24 different names, the first name of a path apart. A single segment
 * (the id of an entity) becomes free where at least three that look like ids were seen.
 */
export function generalisePaths(paths: readonly (readonly string[])[]): PathPattern[] {
  const entities = new Set(paths.flatMap((path) => (isEntity(path) && looksLikeId(path[0]!) ? path : [])));
  const patterns = paths.map((path) =>
    path.map((segment) =>
      looksLikeId(segment) && (!isEntity(path) || entities.size > MAX_ENTITIES) ? null : segment,
    ),
  );
  const names = new Map<string, Set<string>>();
  for (const pattern of patterns)
    for (const [index, segment] of pattern.entries())
      if (index > 1 && segment !== null) {
        const place = placeOf(pattern, index);
        names.set(place, (names.get(place) ?? new Set()).add(segment));
      }
  return patterns.map((pattern) =>
    pattern.map((segment, index) =>
      index > 1 && segment !== null && names.get(placeOf(pattern, index))!.size > MAX_NAMES ? null : segment,
    ),
  );
}

const isEntity = (path: readonly string[]): boolean => path.length === 1;

/** The pattern around one of its places. */
const placeOf = (pattern: PathPattern, place: number): string =>
  JSON.stringify([place, pattern.map((segment, index) => (index === place ? 0 : segment))]);

/** A path as its segments; the first is empty where it starts with `/`. */
export const splitPath = (path: string): string[] => path.split('/');

/** A pattern as people write it, such as `/v1/cards/*`. */
export const formatPattern = (pattern: PathPattern): string =>
  pattern.map((segment) => segment ?? '*').join('/');
