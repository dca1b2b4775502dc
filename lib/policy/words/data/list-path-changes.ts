import { canonical, isFields, type Fields } from '../documents/kubernetes-object';
import { listWords, quote } from '../quote';
import type { Detail } from '../statement';
import type { WordEffect } from '@/lib/domain/read-models/policy-words';

/** A difference of two values at a path; undefined on the side that lacks it. */
export type PathChange = { path: string; before: unknown; after: unknown };

/** As many differences are listed one by one; the others are counted. */
const MAX_LISTED = 12;

/**
 * Where two values differ, as paths: mappings by key, lists of named things by name, other lists as what
 * came and went. Order within such lists is not told.
 */
export function listPathChanges(before: unknown, after: unknown, path = ''): PathChange[] {
  if (canonical(before) === canonical(after)) return [];
  if (isFields(before) && isFields(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      listPathChanges(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) return listElementChanges(before, after, path);
  return [{ path, before, after }];
}

function listElementChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
): PathChange[] {
  const [old, now] = [byName(before), byName(after)];
  if (old && now)
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) =>
      listPathChanges(old.get(name), now.get(name), `${path}[${name}]`),
    );
  const [oldKeys, nowKeys] = [before.map(canonical), after.map(canonical)];
  const [oldSet, nowSet] = [new Set(oldKeys), new Set(nowKeys)];
  const removed = before.filter((_, at) => !nowSet.has(oldKeys[at]!));
  const added = after.filter((_, at) => !oldSet.has(nowKeys[at]!));
  if (removed.length === 1 && added.length === 1)
    return listPathChanges(removed[0], added[0], `${path}[${before.indexOf(removed[0])}]`);
  if (removed.length + added.length === 0) return [{ path, before, after }];
  return [
    ...removed.map((each) => ({ path: `${path}[]`, before: each, after: undefined })),
    ...added.map((each) => ({ path: `${path}[]`, before: undefined, after: each })),
  ];
}

/** The elements by their names, if all have one and no two the same. */
function byName(list: readonly unknown[]): Map<string, Fields> | null {
  const named = new Map<string, Fields>();
  for (const each of list) {
    if (!isFields(each) || typeof each['name'] !== 'string') return null;
    named.set(each['name'], each);
  }
  return named.size === list.length ? named : null;
}

/** The differences as sentences, bounded: "`a.b` is now `2`, and was `1`.", and how many more there are. */
export function describePathChanges(changes: readonly PathChange[], effect: WordEffect): Detail[] {
  const listed = changes.length > MAX_LISTED + 1 ? changes.slice(0, MAX_LISTED) : changes;
  const rest = changes.length - listed.length;
  return [
    ...listed.map((change) => ({ effect, sentence: describePathChange(change) })),
    ...(rest > 0 ? [{ effect, sentence: `And ${rest} more.` }] : []),
  ];
}

function describePathChange({ path, before, after }: PathChange): string {
  const name = quote(path === '' ? '(root)' : path);
  if (path.endsWith('[]')) {
    const list = quote(path.slice(0, -2));
    return before === undefined
      ? `${list} now also holds ${show(after)}.`
      : `${list} no longer holds ${show(before)}.`;
  }
  if (before === undefined) return `${name} was added: ${show(after)}.`;
  if (after === undefined) return `${name} was removed: ${show(before)}.`;
  if (typeof before === 'string' && typeof after === 'string' && before.length + after.length > 120)
    return `${name} is another text.`;
  return `${name} is now ${show(after)}, and was ${show(before)}.`;
}

const MAX_KEYS = 4;

function show(value: unknown): string {
  if (isFields(value) && Object.keys(value).length > MAX_KEYS)
    return `a mapping of ${listWords(Object.keys(value).map(quote), MAX_KEYS)}`;
  return quote(typeof value === 'string' ? JSON.stringify(value) : canonical(value));
}
