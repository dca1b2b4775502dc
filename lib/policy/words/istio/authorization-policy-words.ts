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
import { ALWAYS, NEVER } from '../logic/condition';
import { implies } from '../logic/implies';
import { quote } from '../quote';
import { effectOfProofs, joinEffects, turnEffect, type Detail } from '../statement';
import { describeRule, describeRules, describeWorkloads } from './describe-requests';
import {
  matchedBy,
  ofRule,
  readAuthorizationPolicy,
  type Action,
  type AuthorizationPolicy,
  type AuthorizationRule,
} from './read-authorization-policy';
import { requestReasoning } from './reason-about-requests';

/**
 * Istio AuthorizationPolicy: CUSTOM and DENY take away, ALLOW permits what it matches and denies the rest;
 * a workload without an ALLOW policy is open.
 */
export const authorizationPolicyWords: ObjectWords = {
  describeChange(before, after) {
    const [old, now] = [readAuthorizationPolicy(before), readAuthorizationPolicy(after)];
    const details = [
      ...(old.action === now.action ? describeRuleChanges(old, now) : [describeTurn(old, now)]),
      ...describeTargets(old, now),
      ...describeMetadata(before, after),
    ];
    return [
      describeChanged(after, subjectOf(after), joinEffects(details.map(({ effect }) => effect)), details),
    ];
  },
  describeWhole(object, kind, context) {
    const policy = readAuthorizationPolicy(object);
    const added = effectOfAdding(policy, () => hasOtherAllow(object, policy, context));
    const effect = kind === 'added' ? added.effect : turnEffect(added.effect);
    return [
      describeAddedOrRemoved(
        object,
        subjectOf(object),
        kind,
        effect,
        `: ${describeWhat(policy)}`,
        added.caveat,
      ),
    ];
  },
};

const always = (rules: readonly AuthorizationRule[]): boolean =>
  implies(ALWAYS, matchedBy(rules), requestReasoning);
const never = (rules: readonly AuthorizationRule[]): boolean =>
  implies(matchedBy(rules), NEVER, requestReasoning);

const VERBS: Readonly<Record<Action, string>> = {
  ALLOW: 'permits',
  DENY: 'denies',
  CUSTOM: 'asks',
  AUDIT: 'records',
};

/** "ALLOW permits every request to workloads `app=web`", "CUSTOM asks the provider `x` about every request to …". */
function describeWhat(policy: AuthorizationPolicy): string {
  const { action, rules, provider } = policy;
  const to = `to ${describeWorkloads(policy)}`;
  if (action === 'ALLOW' && never(rules)) return `without rules it permits nothing ${to}`;
  const requests = describeRules(rules);
  if (action === 'CUSTOM') return `${describeProvider(provider)} decides on ${requests} ${to}`;
  return `${action} ${VERBS[action]} ${requests} ${to}`;
}

const describeProvider = (provider: string | null): string =>
  provider === null ? 'the external provider' : `the external provider ${quote(provider)}`;

const CAVEAT: Detail = {
  effect: 'none',
  isNote: true,
  sentence:
    'This is so by this policy alone: where another ALLOW policy applies to the same workloads, what this one permits adds to it.',
};

/** What adding the policy does; removing it does the opposite. */
function effectOfAdding(
  { action, rules }: AuthorizationPolicy,
  isShared: () => boolean,
): { effect: WordEffect; caveat: Detail[] } {
  if (action === 'AUDIT') return { effect: 'none', caveat: [] };
  if (action !== 'ALLOW') return { effect: never(rules) ? 'none' : 'narrows', caveat: [] };
  // Nothing permitted can only take away; everything permitted can only add.
  if (never(rules)) return { effect: 'narrows', caveat: [] };
  if (always(rules)) return { effect: 'widens', caveat: [] };
  return { effect: isShared() ? 'unknown' : 'narrows', caveat: [CAVEAT] };
}

function hasOtherAllow(
  object: KubernetesObject,
  policy: AuthorizationPolicy,
  context: ObjectContext,
): boolean {
  return context.listOthers().some((other) => {
    if (other.group !== object.group || other.kind !== object.kind) return false;
    const read = readAuthorizationPolicy(other);
    return read.action === 'ALLOW' && !selectorsAreDisjoint(read.selector, policy.selector);
  });
}

/** From one action to another: known where the ALLOW side permits everything, or nothing. */
function describeTurn(old: AuthorizationPolicy, now: AuthorizationPolicy): Detail {
  return {
    effect: effectOfTurn(old, now),
    sentence: `The action is now ${now.action}, and was ${old.action}: ${describeWhat(now)}; before, ${describeWhat(old)}.`,
  };
}

function effectOfTurn(old: AuthorizationPolicy, now: AuthorizationPolicy): WordEffect {
  if (old.action === 'AUDIT' || now.action === 'AUDIT') {
    const [other, sign] = old.action === 'AUDIT' ? [now, 1] : [old, -1];
    if (other.action === 'ALLOW' && !never(other.rules)) return 'unknown';
    const { effect } = effectOfAdding(other, () => true);
    return sign === 1 ? effect : turnEffect(effect);
  }
  if (now.action === 'ALLOW') return turnEffect(effectOfTurn(now, old));
  if (old.action !== 'ALLOW') return 'unknown';
  // An ALLOW of everything at most opens what others close: without it, and with a check more, less passes.
  return always(old.rules) ? 'narrows' : 'unknown';
}

/** Rules beyond this many are not told one by one. */
const MAX_LISTED = 100;

function describeRuleChanges(old: AuthorizationPolicy, now: AuthorizationPolicy): Detail[] {
  const { action } = now;
  const [before, after] = [matchedBy(old.rules), matchedBy(now.rules)];
  const matched = effectOfProofs(
    implies(after, before, requestReasoning),
    implies(before, after, requestReasoning),
  );
  const provider: Detail[] =
    old.provider === now.provider
      ? []
      : [
          {
            effect: action === 'CUSTOM' ? 'unknown' : 'none',
            sentence: `${describeProvider(now.provider).replace(/^the/, 'The')} decides now, and ${describeProvider(old.provider)} did.`,
          },
        ];
  if (matched === 'none') return provider;
  const effect = effectOfMatching(action, matched);
  const verb = VERBS[action] === 'asks' ? `asks ${describeProvider(now.provider)} about` : VERBS[action];
  const isWhole =
    old.rules.length + now.rules.length > MAX_LISTED ||
    [old, now].some(({ rules }) => always(rules) || never(rules));
  const listed = isWhole ? [] : describeListed(action, old.rules, now.rules);
  const summary = {
    effect,
    sentence: `It now ${verb} ${describeRules(now.rules)}, and before ${describeRules(old.rules)}.`,
  };
  return [...provider, ...(listed.length > 0 ? listed : [summary])];
}

const effectOfMatching = (action: Action, matched: WordEffect): WordEffect =>
  action === 'ALLOW' ? matched : action === 'AUDIT' ? 'none' : turnEffect(matched);

/** Which rules match what none matched before, and which are gone. */
function describeListed(
  action: Action,
  old: readonly AuthorizationRule[],
  now: readonly AuthorizationRule[],
): Detail[] {
  const isMissing = (rules: readonly AuthorizationRule[]) => (rule: AuthorizationRule) =>
    !implies(ofRule(rule), matchedBy(rules), requestReasoning);
  const passive = { ALLOW: 'permitted', DENY: 'denied', CUSTOM: 'asked about', AUDIT: 'recorded' }[action];
  const tell = (words: string, effect: WordEffect) => (rule: AuthorizationRule) => ({
    effect: effectOfMatching(action, effect),
    sentence: `${describeRule(rule).replace(/^./, (first) => first.toUpperCase())}: ${words} ${passive}.`,
  });
  return [
    ...now.filter(isMissing(old)).map(tell('newly', 'widens')),
    ...old.filter(isMissing(now)).map(tell('no longer', 'narrows')),
  ];
}

function describeTargets(old: AuthorizationPolicy, now: AuthorizationPolicy): Detail[] {
  const isSame = old.targets === now.targets;
  const [fewer, more] = [
    isSame && selectorImplies(now.selector, old.selector),
    isSame && selectorImplies(old.selector, now.selector),
  ];
  if (fewer && more) return [];
  const sentence = `It now applies to ${describeWorkloads(now)}, and did to ${describeWorkloads(old)}.`;
  const takesAway = now.action === 'DENY' || now.action === 'CUSTOM' || never(now.rules);
  if (now.action === 'AUDIT' && old.action === 'AUDIT') return [{ effect: 'none', sentence }];
  if (!takesAway || old.action !== now.action || !(fewer || more)) return [{ effect: 'unknown', sentence }];
  return [{ effect: fewer ? 'widens' : 'narrows', sentence }];
}
