import { listWords, quote } from '../quote';
import { canonical, fieldsOf, listOf, textOf, textsOf } from './kubernetes-object';

/** A label selector: its labels and its expressions, all of which must match. */
export type LabelSelector = {
  labels: ReadonlyMap<string, string>;
  expressions: readonly { key: string; operator: string; values: readonly string[]; written: string }[];
};

/** A selector as Kubernetes reads it; an empty one selects everything. */
export function readSelector(value: unknown): LabelSelector {
  const { matchLabels, matchExpressions } = fieldsOf(value);
  return {
    labels: new Map(Object.entries(fieldsOf(matchLabels)).map(([key, label]) => [key, String(label)])),
    expressions: listOf(matchExpressions).map((each) => {
      const fields = fieldsOf(each);
      return {
        key: textOf(fields['key']) ?? '',
        operator: textOf(fields['operator']) ?? '',
        values: textsOf(fields['values']).toSorted(),
        written: canonical(each),
      };
    }),
  };
}

export const selectsAll = ({ labels, expressions }: LabelSelector): boolean =>
  labels.size === 0 && expressions.length === 0;

/** Whether everything that the first selects is proven to be selected by the second. */
export function selectorImplies(one: LabelSelector, other: LabelSelector): boolean {
  const labelsHold = [...other.labels].every(
    ([key, value]) =>
      one.labels.get(key) === value ||
      one.expressions.some(
        (each) => each.key === key && each.operator === 'In' && isOnly(each.values, value),
      ),
  );
  return labelsHold && other.expressions.every((each) => holds(one, each));
}

const isOnly = (values: readonly string[], value: string): boolean =>
  values.length > 0 && values.every((each) => each === value);

function holds(one: LabelSelector, goal: LabelSelector['expressions'][number]): boolean {
  const label = one.labels.get(goal.key);
  if (label !== undefined) {
    if (goal.operator === 'In') return goal.values.includes(label);
    if (goal.operator === 'NotIn') return !goal.values.includes(label);
    if (goal.operator === 'Exists') return true;
  }
  return one.expressions.some((each) => {
    if (each.written === goal.written) return true;
    if (each.key !== goal.key) return false;
    if (each.operator === 'In' && goal.operator === 'In')
      return each.values.every((value) => goal.values.includes(value));
    if (each.operator === 'In' && goal.operator === 'Exists') return true;
    return (
      each.operator === 'NotIn' &&
      goal.operator === 'NotIn' &&
      goal.values.every((value) => each.values.includes(value))
    );
  });
}

/** Whether nothing is selected by both: they want other values of one label. */
export const selectorsAreDisjoint = (one: LabelSelector, other: LabelSelector): boolean =>
  [...one.labels].some(([key, value]) => other.labels.has(key) && other.labels.get(key) !== value);

/** "`app=web, tier in (a, b)`"; the caller says what an empty one means. */
export function describeSelector({ labels, expressions }: LabelSelector): string {
  const parts = [
    ...[...labels].map(([key, value]) => `${key}=${value}`),
    ...expressions.map(({ key, operator, values }) => {
      if (operator === 'Exists') return key;
      if (operator === 'DoesNotExist') return `!${key}`;
      return `${key} ${operator === 'NotIn' ? 'not in' : 'in'} (${listWords(values)})`;
    }),
  ];
  return quote(parts.join(', '));
}
