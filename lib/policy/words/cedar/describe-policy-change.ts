import type { WordEffect } from '@/lib/domain/read-models/policy-words';
import { implies } from '../logic/implies';
import type { Condition } from '../logic/condition';
import { quote } from '../quote';
import { effectOfProofs, turnEffect, type Detail } from '../statement';
import { describeClauseChange } from './describe-clause-change';
import { keyOf, type PolicyJson } from './expression';
import { listClauses, readScope, SCOPE_VARIABLES, type Clause } from './list-parts';
import { cedarReasoning } from './reason';
import { conditionOfPolicy, type Literal } from './to-condition';
import { writeExpression } from './write-expression';

/** What changed in a policy: whether more is permitted, proven for the policy as a whole, and each part. */
export type PolicyChangeWords = { effect: WordEffect; details: Detail[] };

/** `budget` bounds the proofs of all policies together: when it is spent, effects are unknown. */
export function describePolicyChange(
  before: PolicyJson,
  after: PolicyJson,
  budget: { steps: number },
): PolicyChangeWords {
  const reasoning = { ...cedarReasoning, budget };
  if (before.effect !== after.effect) {
    const effect = after.effect === 'permit' ? 'widens' : 'narrows';
    return { effect, details: [{ effect, sentence: `It was a ${before.effect} and is a ${after.effect}.` }] };
  }
  const effectOf = (old: Condition<Literal>, now: Condition<Literal>): WordEffect => {
    const effect = effectOfProofs(implies(now, old, reasoning), implies(old, now, reasoning));
    return after.effect === 'permit' ? effect : turnEffect(effect);
  };
  return {
    effect: effectOf(conditionOfPolicy(before), conditionOfPolicy(after)),
    details: [...describeScopes(before, after, effectOf), ...describeClauses(before, after, effectOf)],
  };
}

type EffectOf = (old: Condition<Literal>, now: Condition<Literal>) => WordEffect;

const describeScopes = (before: PolicyJson, after: PolicyJson, effectOf: EffectOf): Detail[] =>
  SCOPE_VARIABLES.flatMap((variable) => {
    const [old, now] = [readScope(before, variable), readScope(after, variable)];
    if (old.key === now.key) return [];
    return [
      {
        effect: effectOf(old.condition, now.condition),
        sentence: `The ${variable} is now ${now.words}, and was ${old.words}.`,
      },
    ];
  });

const ALWAYS: Condition<Literal> = { all: [] };
const nameOf = ({ kind }: Clause): string => (kind === 'when' ? 'condition' : 'exception');

function describeClauses(before: PolicyJson, after: PolicyJson, effectOf: EffectOf): Detail[] {
  const [old, now] = [listClauses(before), listClauses(after)];
  const [oldKeys, nowKeys] = [new Set(old.map(({ key }) => key)), new Set(now.map(({ key }) => key))];
  const removed = old.filter(({ key }) => !nowKeys.has(key));
  const added = now.filter(({ key }) => !oldKeys.has(key));
  const pairs = pairClauses(removed, added);
  const paired = new Set(pairs.flat());
  return [
    ...pairs.flatMap(([one, other]) => {
      const effect = effectOf(one.condition, other.condition);
      return describeClauseChange(one.expr, other.expr).map((words) => ({
        effect,
        sentence: `The ${nameOf(one)} ${words}.`,
      }));
    }),
    ...added
      .filter((each) => !paired.has(each))
      .map((each) => ({
        effect: effectOf(ALWAYS, each.condition),
        sentence: `The ${nameOf(each)} ${quote(writeExpression(each.expr))} was added.`,
      })),
    ...removed
      .filter((each) => !paired.has(each))
      .map((each) => ({
        effect: effectOf(each.condition, ALWAYS),
        sentence: `The ${nameOf(each)} ${quote(writeExpression(each.expr))} was removed.`,
      })),
  ];
}

/** Clauses beyond this many are not paired by likeness: they count as removed and added. */
const MAX_PAIRED = 50;

/** Those that speak of the same thing: the same values read, or else the only ones left of their kind. */
function pairClauses(removed: readonly Clause[], added: readonly Clause[]): [Clause, Clause][] {
  if (removed.length > MAX_PAIRED || added.length > MAX_PAIRED) return [];
  const open = new Set(added);
  const pairs: [Clause, Clause][] = [];
  const subjects = new Map([...removed, ...added].map((clause) => [clause, subjectsOf(clause)]));
  for (const one of removed) {
    const wanted = subjects.get(one)!;
    const scored = [...open]
      .filter(({ kind }) => kind === one.kind)
      .map((other) => ({ other, score: overlap(wanted, subjects.get(other)!) }))
      .toSorted((a, b) => b.score - a.score);
    const best = scored[0];
    if (!best || best.score === 0) continue;
    open.delete(best.other);
    pairs.push([one, best.other]);
  }
  return pairs;
}

/** What a clause reads: every attribute path below it, the whole before its parts. */
function subjectsOf({ expr }: Clause): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('.' in value || 'has' in value) found.add(keyOf(value as never));
    if ('Var' in value) found.add(keyOf(value as never));
    for (const each of Object.values(value)) visit(each);
  };
  visit(expr);
  return found;
}

const VARIABLE = /^\{"Var"/;

/** Attributes count, a variable alone hardly. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let score = 0;
  for (const each of one) if (other.has(each)) score += VARIABLE.test(each) ? 0.1 : 1;
  return one.size === 0 && other.size === 0 ? 1 : score;
}
