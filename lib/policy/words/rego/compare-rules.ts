import type { RegoItem } from './split-rules';

/** A definition of a rule that became another one, with the statements that came and went. */
export type ChangedDefinition = {
  before: RegoItem;
  after: RegoItem;
  added: readonly string[];
  removed: readonly string[];
};
/** What changed of everything that goes by one name. */
export type RuleChange = {
  kind: RegoItem['kind'];
  package: string;
  name: string;
  added: readonly RegoItem[];
  removed: readonly RegoItem[];
  changed: readonly ChangedDefinition[];
  /** Definitions before and after. */
  before: readonly RegoItem[];
  after: readonly RegoItem[];
};

type Group = { key: string; kind: RegoItem['kind']; package: string; name: string; items: RegoItem[] };

/** Definitions beyond this many under one name are not paired by likeness. */
const MAX_PAIRED = 200;

/** What changed between texts of Rego, name by name; what is only formatted differently is left out. */
export function compareRules(
  before: readonly (readonly RegoItem[])[],
  after: readonly (readonly RegoItem[])[],
): RuleChange[] {
  const [old, now] = [groupItems(before), groupItems(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [one, other] = [old.get(key), now.get(key)];
    const change = compareGroup(one?.items ?? [], other?.items ?? []);
    if (change.added.length + change.removed.length + change.changed.length === 0) return [];
    const { kind, name, package: owner } = (other ?? one)!;
    return [{ kind, name, package: owner, ...change, before: one?.items ?? [], after: other?.items ?? [] }];
  });
}

/** By package, kind and name; each list of items is a text, which begins with its package. */
function groupItems(texts: readonly (readonly RegoItem[])[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const items of texts) {
    const owner = items.find(({ kind }) => kind === 'package')?.name ?? '';
    for (const item of items) {
      const key = JSON.stringify([owner, item.kind, item.name]);
      const group = groups.get(key);
      if (group) group.items.push(item);
      else groups.set(key, { key, kind: item.kind, package: owner, name: item.name, items: [item] });
    }
  }
  return groups;
}

function compareGroup(before: readonly RegoItem[], after: readonly RegoItem[]) {
  const [removed, added] = dropSame(before, after);
  const changed: ChangedDefinition[] = [];
  const open = new Set(added);
  const gone: RegoItem[] = [];
  for (const item of removed) {
    const other = removed.length * added.length <= MAX_PAIRED * MAX_PAIRED ? findLike(item, open) : null;
    if (!other) {
      gone.push(item);
      continue;
    }
    open.delete(other);
    changed.push({
      before: item,
      after: other,
      added: listMissing(other.statements ?? [], item.statements ?? []),
      removed: listMissing(item.statements ?? [], other.statements ?? []),
    });
  }
  return { changed, removed: gone, added: [...open] };
}

function dropSame(before: readonly RegoItem[], after: readonly RegoItem[]): [RegoItem[], RegoItem[]] {
  const [old, now] = [new Set(before.map(({ words }) => words)), new Set(after.map(({ words }) => words))];
  return [before.filter(({ words }) => !now.has(words)), after.filter(({ words }) => !old.has(words))];
}

/** The definition that shares most statements; without any, the only one left. */
function findLike(item: RegoItem, others: ReadonlySet<RegoItem>): RegoItem | null {
  let best: { other: RegoItem; score: number } | null = null;
  for (const other of others) {
    const score = likeness(item, other);
    if (!best || score > best.score) best = { other, score };
  }
  return best && (best.score > 0 || others.size === 1) ? best.other : null;
}

function likeness(one: RegoItem, other: RegoItem): number {
  const [left, right] = [new Set(one.statements ?? [one.words]), new Set(other.statements ?? [other.words])];
  const shared = [...left].filter((each) => right.has(each)).length;
  return shared / Math.max(1, left.size + right.size - shared);
}

/** What the first holds more often than the second. */
function listMissing(list: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const each of other) left.set(each, (left.get(each) ?? 0) + 1);
  return list.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

/** Whether every change makes the rule hold in fewer cases, or in more, read as text; null where it is neither. */
export function directionOf({ kind, added, removed, changed }: RuleChange): 'fewer' | 'more' | null {
  if (kind !== 'rule') return null;
  const isPlain = changed.every(
    ({ before, after }) =>
      before.statements !== null && after.statements !== null && before.head === after.head,
  );
  if (!isPlain) return null;
  if (added.length === 0 && changed.every((each) => each.removed.length === 0)) return 'fewer';
  return removed.length === 0 && changed.every((each) => each.added.length === 0) ? 'more' : null;
}
