import {
  fieldsOf,
  isFields,
  listOf,
  textOf,
  type Fields,
  type KubernetesObject,
} from '../documents/kubernetes-object';

/** What becomes of a resource that does not pass; Kyverno does not care for capitals here. */
export type FailureAction = 'audit' | 'enforce';

/** What a rule does; `other` is none of those that Kyverno documents. */
export type RuleType = 'validate' | 'mutate' | 'generate' | 'verifyImages' | 'other';

export type KyvernoRule = {
  name: string;
  /** Its place in `spec.rules`. */
  index: number;
  type: RuleType;
  fields: Fields;
  failureAction: FailureAction;
};

const TYPES = ['validate', 'mutate', 'generate', 'verifyImages'] as const;

export const readFailureAction = (value: unknown): FailureAction | null => {
  const text = textOf(value)?.toLowerCase();
  return text === 'audit' || text === 'enforce' ? text : null;
};

/** Audit where a policy does not say what to do. */
export const failureActionOf = (spec: Fields): FailureAction =>
  readFailureAction(spec['validationFailureAction']) ?? 'audit';

export const specOf = ({ fields }: KubernetesObject): Fields => fieldsOf(fields['spec']);

/** The rules of a policy by their names; one without a name, or with another's, goes by its number. */
export function readRules(object: KubernetesObject): Map<string, KyvernoRule> {
  const spec = specOf(object);
  const rules = new Map<string, KyvernoRule>();
  for (const [index, value] of listOf(spec['rules']).entries()) {
    if (!isFields(value)) continue;
    const named = textOf(value['name']);
    const name = named === null || rules.has(named) ? `#${index + 1}` : named;
    const type = TYPES.find((each) => value[each] !== undefined) ?? 'other';
    const own = readFailureAction(fieldsOf(value['validate'])['failureAction']);
    rules.set(name, { name, index, type, fields: value, failureAction: own ?? failureActionOf(spec) });
  }
  return rules;
}
