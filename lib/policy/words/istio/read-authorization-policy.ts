import {
  canonical,
  fieldsOf,
  isFields,
  listOf,
  textOf,
  textsOf,
  type KubernetesObject,
} from '../documents/kubernetes-object';
import { readSelector, type LabelSelector } from '../documents/label-selector';
import type { Condition } from '../logic/condition';

export const ACTIONS = ['ALLOW', 'DENY', 'CUSTOM', 'AUDIT'] as const;
export type Action = (typeof ACTIONS)[number];

/** A field of a request that has one of the values, or (`isNot`) none of them. */
export type FieldMatch = { field: string; values: readonly string[]; isNot: boolean };
/** One value of a field that a request has, or has not. */
export type RequestLiteral = { field: string; value: string; isNot: boolean };

export type AuthorizationPolicy = {
  action: Action;
  /** Who decides for CUSTOM. */
  provider: string | null;
  rules: readonly AuthorizationRule[];
  /** Workloads it applies to; of targetRefs only whether they are the same is known. */
  selector: LabelSelector;
  targets: string | null;
};
/** Any source, to any operation, under every condition; each source and operation is all of its fields. */
export type AuthorizationRule = {
  sources: readonly (readonly FieldMatch[])[];
  operations: readonly (readonly FieldMatch[])[];
  when: readonly FieldMatch[];
};

/** An AuthorizationPolicy as security.istio.io defines it: ALLOW unless said otherwise, no rules match nothing. */
export function readAuthorizationPolicy({ fields }: KubernetesObject): AuthorizationPolicy {
  const spec = fieldsOf(fields['spec']);
  const named = textOf(spec['action'])?.toUpperCase();
  const targets = [spec['targetRef'], spec['targetRefs']].filter((each) => each !== undefined);
  return {
    action: ACTIONS.find((action) => action === named) ?? 'ALLOW',
    provider: textOf(fieldsOf(spec['provider'])['name']),
    rules: listOf(spec['rules']).map(readRule),
    selector: readSelector(spec['selector']),
    targets: targets.length > 0 ? canonical(targets) : null,
  };
}

function readRule(value: unknown): AuthorizationRule {
  const { from, to, when } = fieldsOf(value);
  return {
    sources: listOf(from).map((each) => readMatches(fieldsOf(each)['source'], 'source')),
    operations: listOf(to).map((each) => readMatches(fieldsOf(each)['operation'], 'operation')),
    when: listOf(when).flatMap(readCondition),
  };
}

function readMatches(value: unknown, prefix: string): FieldMatch[] {
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, values]) => {
    const isNot = /^not[A-Z]/.test(name);
    const field = isNot ? name.slice(3, 4).toLowerCase() + name.slice(4) : name;
    return listOf(values).length === 0
      ? []
      : [{ field: `${prefix}.${field}`, values: textsOf(values), isNot }];
  });
}

function readCondition(value: unknown): FieldMatch[] {
  const { key, values, notValues } = fieldsOf(value);
  const field = textOf(key) ?? '';
  return [
    ...(listOf(values).length > 0 ? [{ field, values: textsOf(values), isNot: false }] : []),
    ...(listOf(notValues).length > 0 ? [{ field, values: textsOf(notValues), isNot: true }] : []),
  ];
}

/** When any of the rules matches a request; never without rules, always with an empty one. */
export const matchedBy = (rules: readonly AuthorizationRule[]): Condition<RequestLiteral> => ({
  any: rules.map(ofRule),
});

export const ofRule = ({ sources, operations, when }: AuthorizationRule): Condition<RequestLiteral> => ({
  all: [
    ...(sources.length > 0 ? [{ any: sources.map(allOf) }] : []),
    ...(operations.length > 0 ? [{ any: operations.map(allOf) }] : []),
    allOf(when),
  ],
});

const allOf = (matches: readonly FieldMatch[]): Condition<RequestLiteral> => ({
  all: matches.map(({ field, values, isNot }) => {
    const literals = values.map((value) => ({ is: { field, value, isNot } }));
    return isNot ? { all: literals } : { any: literals };
  }),
});
