import type { WordEffect, WordStatement } from '@/lib/domain/read-models/policy-words';
import { describePathChanges, listPathChanges } from '../data/list-path-changes';
import { describeMetadata } from '../documents/describe-metadata';
import { withoutMetadata } from '../documents/generic-words';
import { canonical, fieldsOf, type Fields, type KubernetesObject } from '../documents/kubernetes-object';
import {
  describeAddedOrRemoved,
  describeChanged,
  subjectOf,
  type ObjectWords,
  type Verbs,
} from '../documents/object-words';
import { countWords, listWords, quote } from '../quote';
import { joinEffects, type Detail } from '../statement';
import { describeRequirement } from './describe-requirement';
import { describePreconditions, describeSelection } from './describe-selection';
import {
  failureActionOf,
  readFailureAction,
  readRules,
  specOf,
  type FailureAction,
  type KyvernoRule,
} from './read-policy';
import { readRequirement } from './read-requirement';

/** Kyverno's ClusterPolicy and Policy, rule by rule: a validation that demands more permits less. */
export const kyvernoWords: ObjectWords = {
  describeChange(before, after) {
    const [old, now] = [readRules(before), readRules(after)];
    const names = [...new Set([...old.keys(), ...now.keys()])];
    const rules = names.flatMap((name) => describeRule(before, after, old.get(name), now.get(name)));
    const own = describeOwn(before, after);
    return [...own, ...rules];
  },
  describeWhole(object, kind) {
    const rules = [...readRules(object).values()];
    const effect = joinEffects(rules.map((rule) => effectOfWhole(rule, kind)));
    const tail = ` with ${countWords(rules.length, 'rule')}: ${listWords(rules.map(({ name }) => quote(name)))}`;
    return [
      describeAddedOrRemoved(
        object,
        subjectOf(object),
        kind,
        effect,
        tail,
        noteOnAudit(failureActionOf(specOf(object))),
      ),
    ];
  },
};

/** Only what validates can deny; what changes or makes resources permits neither more nor less by itself. */
function effectOfWhole({ type }: KyvernoRule, kind: 'added' | 'removed'): WordEffect {
  if (type !== 'validate' && type !== 'verifyImages') return 'unknown';
  return kind === 'added' ? 'narrows' : 'widens';
}

/** To pass is to be admitted, or with Audit not to be reported. */
const VERBS: Verbs = {
  widens: 'lets more pass',
  narrows: 'lets less pass',
  none: 'keeps its meaning',
  unknown: 'was changed',
};

const AUDIT_NOTE = 'The failure action is Audit: what does not pass is reported, not denied.';
const noteOnAudit = (action: FailureAction): Detail[] =>
  action === 'audit' ? [{ effect: 'none', sentence: AUDIT_NOTE, isNote: true }] : [];

const subjectOfRule = ({ name, index }: KyvernoRule) => ({
  what: 'rule',
  name,
  path: ['spec', 'rules', index] as const,
});

function describeRule(
  before: KubernetesObject,
  after: KubernetesObject,
  old: KyvernoRule | undefined,
  now: KyvernoRule | undefined,
): WordStatement[] {
  if (!old || !now) {
    const [object, rule, kind] = old ? [before, old, 'removed' as const] : [after, now!, 'added' as const];
    const tail = ` (${rule.type})`;
    return [
      describeAddedOrRemoved(
        object,
        subjectOfRule(rule),
        kind,
        effectOfWhole(rule, kind),
        tail,
        noteOnAudit(rule.failureAction),
      ),
    ];
  }
  if (canonical(old.fields) === canonical(now.fields)) return [];
  const details = describeParts(old, now);
  const effect = joinEffects(details.map((detail) => detail.effect));
  const isTelling = effect === 'narrows' || effect === 'widens';
  const notes =
    isTelling && old.failureAction === 'audit' && now.failureAction === 'audit' ? noteOnAudit('audit') : [];
  return [describeChanged(after, subjectOfRule(now), effect, [...details, ...notes], VERBS)];
}

/** Parts that are told by their meaning; the rest of a rule is told by its paths. */
function describeParts(old: KyvernoRule, now: KyvernoRule): Detail[] {
  const isValidation = old.type === 'validate' && now.type === 'validate';
  const decides = (rule: KyvernoRule) => rule.type === 'validate' || rule.type === 'verifyImages';
  const reach = [
    ...describeSelection('match', old.fields['match'], now.fields['match']),
    ...describeSelection('exclude', old.fields['exclude'], now.fields['exclude']),
    ...describePreconditions(old.fields['preconditions'], now.fields['preconditions']),
  ].map((detail) => (decides(old) && decides(now) ? detail : { ...detail, effect: 'unknown' as const }));
  return [
    ...reach,
    ...(isValidation
      ? describeValidation(fieldsOf(old.fields['validate']), fieldsOf(now.fields['validate']))
      : []),
    ...describePathChanges(
      listPathChanges(restOf(old.fields, isValidation), restOf(now.fields, isValidation)),
      'unknown',
    ),
  ];
}

const restOf = (fields: Fields, isValidation: boolean): Fields => ({
  ...fields,
  match: undefined,
  exclude: undefined,
  preconditions: undefined,
  ...(isValidation ? { validate: undefined } : {}),
});

function describeValidation(old: Fields, now: Fields): Detail[] {
  const message = canonical(old['message'] ?? null) === canonical(now['message'] ?? null);
  return [
    ...describeRequirement(readRequirement(old), readRequirement(now)),
    ...describeAction('failureAction', old, now),
    ...describePathChanges(
      ['failureActionOverrides', 'allowExistingViolations'].flatMap((key) =>
        listPathChanges(old[key], now[key], key),
      ),
      'unknown',
    ),
    ...(message ? [] : [{ effect: 'none' as const, sentence: 'Its message is another text.' }]),
  ];
}

const ACTION_WORDS: Readonly<Record<FailureAction, string>> = {
  audit: 'what does not pass is reported, not denied',
  enforce: 'what does not pass is denied',
};

/** Audit and Enforce, in any capitals; `key` is where the field stands, which in old policies has a long name. */
function describeAction(key: string, old: Fields, now: Fields): Detail[] {
  const [before, after] = [old[key], now[key]];
  if (before === after) return [];
  const [from, to] = [readFailureAction(before), readFailureAction(after)];
  if (from !== null && from === to)
    return [
      {
        effect: 'none',
        sentence: `${quote(key)} is written ${quote(String(after))}, and was ${quote(String(before))}: only its capitals changed, and it means the same.`,
      },
    ];
  // Within a rule, no action is that of the policy; of the policy, it is Audit.
  const fallback = key === 'failureAction' ? null : ('audit' as const);
  const [was, is] = [from ?? fallback, to ?? fallback];
  if (was === null || is === null) return describePathChanges([{ path: key, before, after }], 'unknown');
  return [
    {
      effect: was === is ? 'none' : is === 'enforce' ? 'narrows' : 'widens',
      sentence: `${quote(key)} is now ${quote(String(after ?? 'Audit'))}, and was ${quote(String(before ?? 'Audit'))}: ${ACTION_WORDS[is]}.`,
    },
  ];
}

/** The policy itself, without its rules; null parts are left out. */
function describeOwn(before: KubernetesObject, after: KubernetesObject): WordStatement[] {
  const [old, now] = [specOf(before), specOf(after)];
  const rest = (object: KubernetesObject) => ({
    ...withoutMetadata(object.fields),
    spec: { ...specOf(object), rules: undefined, validationFailureAction: undefined, background: undefined },
  });
  const details = [
    ...describeAction('validationFailureAction', old, now),
    // Scanning what exists reports, and denies nothing.
    ...describePathChanges(listPathChanges(old['background'], now['background'], 'spec.background'), 'none'),
    ...describePathChanges(listPathChanges(rest(before), rest(after)), 'unknown'),
    ...describeMetadata(before, after),
  ];
  if (details.length === 0) return [];
  const path =
    old['validationFailureAction'] === now['validationFailureAction']
      ? []
      : ['spec', 'validationFailureAction'];
  return [
    describeChanged(
      after,
      { ...subjectOf(after), path },
      joinEffects(details.map(({ effect }) => effect)),
      details,
    ),
  ];
}
