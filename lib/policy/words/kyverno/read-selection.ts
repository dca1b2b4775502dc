import { patternImplies, type Pattern } from '../cedar/pattern';
import { canonical, fieldsOf, isFields, listOf, type Fields } from '../documents/kubernetes-object';
import { ALWAYS, NEVER, type Condition } from '../logic/condition';
import type { Reasoning } from '../logic/implies';

/** One thing that a resource, or who asks for it, must be: a kind, a namespace, a subject. */
export type SelectionLiteral = { field: string; value: string };

/** Lists of which one must be met; their values may hold wildcards. */
const LISTS = ['kinds', 'names', 'namespaces', 'operations'] as const;

/** What `match` or `exclude` selects; without it everything is matched and nothing excluded. */
export function readSelection(value: unknown, kind: 'match' | 'exclude'): Condition<SelectionLiteral> {
  const fields = fieldsOf(value);
  if (Object.keys(fields).length === 0) return kind === 'match' ? ALWAYS : NEVER;
  const { any, all, ...direct } = fields;
  return {
    all: [
      ...(Array.isArray(any) ? [{ any: any.map((each) => readFilter(fieldsOf(each))) }] : []),
      ...(Array.isArray(all) ? all.map((each) => readFilter(fieldsOf(each))) : []),
      ...(Object.keys(direct).length > 0 ? [readFilter(direct)] : []),
    ],
  };
}

function readFilter({ resources, ...who }: Fields): Condition<SelectionLiteral> {
  return { all: [...readFields(fieldsOf(resources)), ...readFields(who)] };
}

const readFields = (fields: Fields): Condition<SelectionLiteral>[] =>
  Object.entries(fields).flatMap(([field, value]): Condition<SelectionLiteral>[] => {
    if (Array.isArray(value))
      return value.length === 0 ? [] : [{ any: value.map((each) => literal(field, each)) }];
    return isFields(value) && Object.keys(value).length === 0 ? [] : [literal(field, value)];
  });

const literal = (field: string, value: unknown): Condition<SelectionLiteral> => ({
  is: { field, value: typeof value === 'string' ? value : canonical(value) },
});

const hasWildcards: ReadonlySet<string> = new Set(LISTS);

/** Values are the same, or one pattern lies within another. */
export const selectionReasoning: Reasoning<SelectionLiteral> = {
  literalImplies: (one, goal) =>
    one.field === goal.field &&
    (one.value === goal.value || (hasWildcards.has(one.field) && globImplies(one.value, goal.value))),
};

/** Whether every text of the first pattern is one of the second, where `*` is the only wildcard. */
export function globImplies(one: string, goal: string): boolean {
  if (one.includes('?') || goal.includes('?')) return one === goal || goal === '*';
  return patternImplies(toPattern(one), toPattern(goal));
}

const toPattern = (glob: string): Pattern =>
  [...glob].map((char) => (char === '*' ? 'Wildcard' : { Literal: char }));

/** The values that are named anywhere in a selection, by field: for what came and went in words. */
export function listSelected(value: unknown): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (fields: Fields) => {
    for (const [field, each] of Object.entries(fields))
      for (const item of Array.isArray(each) ? each : [each])
        found.set(
          field,
          (found.get(field) ?? new Set()).add(typeof item === 'string' ? item : canonical(item)),
        );
  };
  const { any, all, ...direct } = fieldsOf(value);
  for (const each of [...listOf(any), ...listOf(all), direct]) {
    const { resources, ...who } = fieldsOf(each);
    add(fieldsOf(resources));
    add(who);
  }
  return found;
}
