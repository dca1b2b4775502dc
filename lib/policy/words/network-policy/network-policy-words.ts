import type { WordEffect } from '@/lib/domain/read-models/policy-words';
import { describeMetadata } from '../documents/describe-metadata';
import type { KubernetesObject } from '../documents/kubernetes-object';
import { selectorImplies, selectorsAreDisjoint } from '../documents/label-selector';
import {
  describeAddedOrRemoved,
  describeChanged,
  subjectOf,
  type ObjectContext,
  type ObjectWords,
} from '../documents/object-words';
import { implies } from '../logic/implies';
import { capitalise } from '../quote';
import { effectOfProofs, joinEffects, type Detail } from '../statement';
import { describePods, describeRule, describeRules } from './describe-traffic';
import {
  DIRECTIONS,
  readNetworkPolicy,
  type Direction,
  type NetworkPolicy,
  type Rule,
} from './read-network-policy';
import { ofRule, permittedBy, trafficReasoning } from './reason-about-traffic';

/**
 * Kubernetes NetworkPolicy: a policy isolates the pods it selects in a direction, and then its rules permit.
 * Policies add up, so what isolating does depends on others: it is told for the policy by itself, unless the
 * revision holds another one for the same pods.
 */
export const networkPolicyWords: ObjectWords = {
  describeChange(before, after, context) {
    const [old, now] = [readNetworkPolicy(before), readNetworkPolicy(after)];
    const isShared = isSharedWith(context, [before, after]);
    const details = [
      ...describeSelection(old, now, isShared),
      ...DIRECTIONS.flatMap((direction) => describeDirection(direction, old, now, isShared(direction))),
      ...describeMetadata(before, after),
    ];
    return [
      describeChanged(after, subjectOf(after), joinEffects(details.map(({ effect }) => effect)), details),
    ];
  },
  describeWhole(object, kind, context) {
    const policy = readNetworkPolicy(object);
    const open: NetworkPolicy = { ...policy, rules: { ingress: null, egress: null } };
    const [old, now] = kind === 'added' ? [open, policy] : [policy, open];
    const isShared = isSharedWith(context, [object]);
    const details = DIRECTIONS.flatMap((direction) =>
      describeDirection(direction, old, now, isShared(direction)),
    );
    const effect = joinEffects(details.map((detail) => detail.effect));
    return [
      describeAddedOrRemoved(
        object,
        subjectOf(object),
        kind,
        effect,
        ` for ${describePods(policy.pods)}`,
        details,
      ),
    ];
  },
};

/** Whether another NetworkPolicy of the revision may isolate the same pods in that direction. */
function isSharedWith(context: ObjectContext, own: readonly KubernetesObject[]) {
  const others = () =>
    context
      .listOthers()
      .filter(
        ({ group, kind, namespace }) =>
          group === own[0]!.group &&
          kind === own[0]!.kind &&
          // One without a namespace goes wherever it is applied.
          (namespace === own[0]!.namespace || namespace === null || own[0]!.namespace === null),
      )
      .map(readNetworkPolicy);
  return (direction: Direction) => () =>
    others().some(
      ({ pods, rules }) =>
        rules[direction] !== null &&
        own.some((object) => !selectorsAreDisjoint(readNetworkPolicy(object).pods, pods)),
    );
}

/**
 * Pods that are isolated no longer are open, unless another policy isolates them: then they lose what this one
 * permitted. And the other way round for pods that are isolated now.
 */
function describeSelection(
  old: NetworkPolicy,
  now: NetworkPolicy,
  isShared: (direction: Direction) => () => boolean,
): Detail[] {
  const [fewer, more] = [selectorImplies(now.pods, old.pods), selectorImplies(old.pods, now.pods)];
  if (fewer && more) return [];
  const what = fewer
    ? 'fewer pods are isolated'
    : more
      ? 'more pods are isolated'
      : 'other pods are isolated';
  const sentence = `It now applies to ${describePods(now.pods)}, and did to ${describePods(old.pods)}: ${what}.`;
  const { rules } = fewer ? old : now;
  const permitsBeside = DIRECTIONS.some(
    (direction) => (rules[direction]?.length ?? 0) > 0 && isShared(direction)(),
  );
  return [{ effect: permitsBeside || !(fewer || more) ? 'unknown' : fewer ? 'widens' : 'narrows', sentence }];
}

const CAVEAT =
  'This is so by this policy alone: where another policy isolates the same pods, what this one permits adds to it.';

function describeDirection(
  direction: Direction,
  { rules: { [direction]: old } }: NetworkPolicy,
  { rules: { [direction]: now } }: NetworkPolicy,
  isShared: () => boolean,
): Detail[] {
  const name = capitalise(direction);
  if (old && now) return describeRuleChanges(direction, old, now);
  if (now)
    return describeIsolation(
      `${name} was open and is now permitted`,
      `${name} was open and is now denied entirely`,
      direction,
      now,
      isShared,
      'narrows',
    );
  if (old)
    return describeIsolation(
      `${name} is open now, and was permitted`,
      `${name} is open now, and was denied entirely`,
      direction,
      old,
      isShared,
      'widens',
    );
  return [];
}

/** What isolating, or ending it, does; without rules it is the same whatever other policies say. */
function describeIsolation(
  some: string,
  none: string,
  direction: Direction,
  rules: readonly Rule[],
  isShared: () => boolean,
  effect: WordEffect,
): Detail[] {
  if (rules.length === 0) return [{ effect, sentence: `${none}.` }];
  return [
    { effect: isShared() ? 'unknown' : effect, sentence: `${some} only ${describeRules(rules, direction)}.` },
    { effect: 'none', sentence: CAVEAT, isNote: true },
  ];
}

/** Peers and ports beyond this many are not told one by one. */
const MAX_PIECES = 200;

function describeRuleChanges(direction: Direction, old: readonly Rule[], now: readonly Rule[]): Detail[] {
  const [before, after] = [permittedBy(old), permittedBy(now)];
  const effect = effectOfProofs(
    implies(after, before, trafficReasoning),
    implies(before, after, trafficReasoning),
  );
  if (effect === 'none') return [];
  const name = capitalise(direction);
  if (old.length === 0)
    return [
      {
        effect,
        sentence: `${name} was denied entirely and is now permitted ${describeRules(now, direction)}.`,
      },
    ];
  if (now.length === 0)
    return [
      {
        effect,
        sentence: `${name} is now denied entirely, and was permitted ${describeRules(old, direction)}.`,
      },
    ];
  const isNew = (rule: Rule) => !implies(ofRule(rule), before, trafficReasoning);
  const isGone = (rule: Rule) => !implies(ofRule(rule), after, trafficReasoning);
  const [pieces, oldPieces] = [splitRules(now), splitRules(old)];
  if (pieces.length + oldPieces.length > MAX_PIECES)
    return [
      {
        effect,
        sentence: `${name} has ${now.length} rules now, and had ${old.length}: too many to tell apart.`,
      },
    ];
  const [added, removed] = [pieces.filter(isNew), oldPieces.filter(isGone)];
  const tell = (rules: Rule[], words: string, each: WordEffect): Detail[] =>
    rules.map((rule) => ({ effect: each, sentence: `${name} ${describeRule(rule, direction)} ${words}.` }));
  return [
    ...tell(added, 'is newly permitted', 'widens'),
    ...tell(removed, 'is no longer permitted', 'narrows'),
  ];
}

/** Each peer with each port by itself, so that what is new can be named. */
const splitRules = (rules: readonly Rule[]): Rule[] =>
  rules.flatMap(({ peers, ports }) =>
    (peers ?? [null]).flatMap((peer) =>
      (ports ?? [null]).map((port) => ({ peers: peer && [peer], ports: port && [port] })),
    ),
  );
