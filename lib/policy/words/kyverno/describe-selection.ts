import type { WordEffect } from '@/lib/domain/read-models/policy-words';
import type { Condition } from '../logic/condition';
import { implies } from '../logic/implies';
import { listWords, quote } from '../quote';
import { effectOfProofs, turnEffect, type Detail } from '../statement';
import { canonical, fieldsOf, isFields, listOf } from '../documents/kubernetes-object';
import { listSelected, readSelection, selectionReasoning } from './read-selection';

/** What a rule looks at that it did not, and the other way round: what is looked at more permits less. */
export function describeSelection(kind: 'match' | 'exclude', before: unknown, after: unknown): Detail[] {
  if (canonical(before ?? null) === canonical(after ?? null)) return [];
  const [old, now] = [readSelection(before, kind), readSelection(after, kind)];
  const selected = effectOfProofs(
    implies(now, old, selectionReasoning),
    implies(old, now, selectionReasoning),
  );
  if (selected === 'none') return [];
  // A wider match applies the rule to more, a wider exclude to less.
  const effect = kind === 'match' ? turnEffect(selected) : selected;
  const [added, removed] = [diffSelected(after, before), diffSelected(before, after)];
  const parts = [
    added.length > 0 ? `now also names ${listWords(added)}` : null,
    removed.length > 0 ? `no longer names ${listWords(removed)}` : null,
  ].filter((part) => part !== null);
  const words = parts.length > 0 ? parts.join(' and ') : 'is put together differently';
  return [{ effect, sentence: `Its ${quote(kind)} ${words}: ${REACH[effect]}.` }];
}

/** What an effect says of how much a rule is applied to. */
const REACH: Readonly<Record<WordEffect, string>> = {
  widens: 'the rule applies to less',
  narrows: 'the rule applies to more',
  none: 'the rule applies to the same',
  unknown: 'the rule applies to others',
};

/** "kind `Pod`", "namespace `kube-system`": what the first names and the second does not. */
function diffSelected(one: unknown, other: unknown): string[] {
  const known = listSelected(other);
  return [...listSelected(one)].flatMap(([field, values]) =>
    [...values]
      .filter((value) => !known.get(field)?.has(value))
      .map((value) => `${field.replace(/s$/, '')} ${quote(value)}`),
  );
}

type Met = { written: string };

/** Conditions under which a rule applies at all; more of them let more pass. */
export function describePreconditions(before: unknown, after: unknown): Detail[] {
  const [old, now] = [readPreconditions(before), readPreconditions(after)];
  const reasoning = { literalImplies: (one: Met, goal: Met) => one.written === goal.written };
  const applies = effectOfProofs(implies(now, old, reasoning), implies(old, now, reasoning));
  if (applies === 'none') return [];
  const effect = turnEffect(applies);
  const [added, removed] = [listMissing(now, old), listMissing(old, now)];
  const parts = [
    ...added.map((each) => `${quote(each)} was added`),
    ...removed.map((each) => `${quote(each)} was removed`),
  ];
  return [
    {
      effect,
      sentence: `Its precondition ${listWords(parts.length > 0 ? parts : ['is put together differently'], 3)}: ${REACH[effect]}.`,
    },
  ];
}

/** `all` and `any` together, or the older list of which all must be met. */
function readPreconditions(value: unknown): Condition<Met> {
  const { any, all } = Array.isArray(value) ? { any: undefined, all: value as unknown[] } : fieldsOf(value);
  const met = (each: unknown): Condition<Met> => ({ is: { written: writeCondition(each) } });
  return {
    all: [...listOf(all).map(met), ...(listOf(any).length > 0 ? [{ any: listOf(any).map(met) }] : [])],
  };
}

/** "key operator value" as people read it, without the message. */
function writeCondition(value: unknown): string {
  if (!isFields(value)) return canonical(value);
  const { key, operator, value: wanted } = value;
  const known = ['key', 'operator', 'value', 'message'];
  if (Object.keys(value).some((name) => !known.includes(name))) return canonical(value);
  return [key, operator, wanted]
    .map((part) => (typeof part === 'string' ? part : canonical(part ?? null)))
    .join(' ');
}

const listMet = (condition: Condition<Met>): string[] =>
  'is' in condition
    ? [condition.is.written]
    : ('all' in condition ? condition.all : condition.any).flatMap(listMet);

const listMissing = (one: Condition<Met>, other: Condition<Met>): string[] => {
  const known = new Set(listMet(other));
  return listMet(one).filter((each) => !known.has(each));
};
