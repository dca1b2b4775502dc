import { canonical, fieldsOf, isFields, listOf, textOf, type Fields } from '../documents/kubernetes-object';
import type { Condition } from '../logic/condition';
import type { Reasoning } from '../logic/implies';
import { globImplies } from './read-selection';

/**
 * One thing that a resource must meet to pass. `path` leads to it, with `[]` for each element of a list and
 * `?` behind what may be missing; `check` says how to read `value`.
 */
export type Requirement = {
  path: string;
  check: 'pattern' | 'absent' | 'whole' | 'not-denied';
  value: string;
};

/** What a resource must meet to pass a `validate`; null where it holds no check that is known. */
export function readRequirement(validate: Fields): Condition<Requirement> {
  const { pattern, anyPattern, foreach, deny, ...rest } = validate;
  const others = Object.entries(rest).filter(([key]) => !NO_CHECKS.has(key));
  return {
    all: [
      ...(pattern === undefined ? [] : [readPattern(pattern, '')]),
      ...(Array.isArray(anyPattern) ? [{ any: anyPattern.map((each) => readPattern(each, '')) }] : []),
      ...listOf(foreach).map(readForeach),
      ...(deny === undefined ? [] : [readDeny(deny)]),
      ...others.map(([key, value]) => whole(key, value)),
    ],
  };
}

/** What does not decide whether a resource passes. */
const NO_CHECKS = new Set(['message', 'failureAction', 'failureActionOverrides', 'allowExistingViolations']);

const whole = (path: string, value: unknown): Condition<Requirement> => ({
  is: { path, check: 'whole', value: canonical(value) },
});

/** `=(key)` looks at the key where it is there, `X(key)` forbids it; all others tie a mapping together. */
const ANCHOR = /^(=|X|\+|\^|<)?\((.+)\)$/;

function readPattern(pattern: unknown, path: string): Condition<Requirement> {
  if (Array.isArray(pattern)) {
    const [only, ...more] = pattern as unknown[];
    return more.length > 0 || pattern.length === 0 ? whole(path, pattern) : readPattern(only, `${path}[]`);
  }
  if (!isFields(pattern)) return readScalar(pattern, path);
  const keys = Object.keys(pattern).map((key) => ({ key, anchor: ANCHOR.exec(key) }));
  const isTied = keys.some(({ anchor }) => anchor !== null && anchor[1] !== '=' && anchor[1] !== 'X');
  if (isTied) return whole(path, pattern);
  return {
    all: keys.map(({ key, anchor }) => {
      const at = join(path, anchor?.[2] ?? key);
      if (anchor?.[1] === 'X') return { is: { path: at, check: 'absent', value: '' } };
      return readPattern(pattern[key], anchor ? `${at}?` : at);
    }),
  };
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** `a | b` is either, `a & b` is both; what stands between them is a pattern. */
function readScalar(value: unknown, path: string): Condition<Requirement> {
  const text = typeof value === 'string' ? value : canonical(value);
  const either = text.split('|').map((part) => part.trim());
  return {
    any: either.map((part) => ({
      all: part.split('&').map((each) => ({ is: { path, check: 'pattern', value: each.trim() } })),
    })),
  };
}

/** Every pod has containers, so that a loop over them looks at something; other lists may be missing. */
const ALWAYS_THERE = /(^|\.)spec\.containers$/;
const LIST = /^request\.object\.([\w.-]+?)(\[\])?$/;
const LISTS = /^request\.object\.([\w.-]+)\.\[([\w\s,-]+)\](\[\])?$/;

function readForeach(value: unknown): Condition<Requirement> {
  const { list, pattern, anyPattern, ...rest } = fieldsOf(value);
  const paths = pathsOfList(textOf(list) ?? '');
  if (
    paths === null ||
    Object.keys(rest).length > 0 ||
    (pattern === undefined) === (anyPattern === undefined)
  )
    return whole(`foreach ${textOf(list) ?? ''}`.trim(), value);
  return {
    all: paths.map((path) => {
      const at = `${ALWAYS_THERE.test(path) ? path : `${path}?`}[]`;
      return pattern === undefined
        ? { any: listOf(anyPattern).map((each) => readPattern(each, at)) }
        : readPattern(pattern, at);
    }),
  };
}

/** The lists of the resource that an expression goes through; null when it is anything but that. */
function pathsOfList(list: string): string[] | null {
  const several = LISTS.exec(list);
  if (several) return several[2]!.split(',').map((name) => `${several[1]}.${name.trim()}`);
  const one = LIST.exec(list);
  return one ? [one[1]!] : null;
}

/** Passes where the conditions of `deny` are not met. */
function readDeny(deny: unknown): Condition<Requirement> {
  const { conditions } = fieldsOf(deny);
  if (Object.keys(fieldsOf(deny)).length !== 1 || conditions === undefined) return whole('deny', deny);
  const fails = (each: unknown): Condition<Requirement> => ({
    is: { path: 'deny', check: 'not-denied', value: canonical(withoutMessage(each)) },
  });
  if (Array.isArray(conditions)) return { any: conditions.map(fails) };
  const { any, all, ...rest } = fieldsOf(conditions);
  if (Object.keys(rest).length > 0 || (any === undefined && all === undefined)) return whole('deny', deny);
  // Denied where all of `all` and one of `any` are met: passes where one of `all` or every one of `any` fails.
  return {
    any: [...listOf(all).map(fails), ...(any === undefined ? [] : [{ all: listOf(any).map(fails) }])],
  };
}

const withoutMessage = (condition: unknown): unknown =>
  isFields(condition) ? { ...condition, message: undefined } : condition;

/** What must be there implies what may be missing; a pattern implies a wider one. */
export const requirementReasoning: Reasoning<Requirement> = {
  literalImplies: (one, goal) =>
    one.check === goal.check &&
    pathImplies(one.path, goal.path) &&
    (one.value === goal.value ||
      (one.check === 'pattern' &&
        isPlain(one.value) &&
        isPlain(goal.value) &&
        globImplies(one.value, goal.value))),
};

function pathImplies(one: string, goal: string): boolean {
  const [strict, loose] = [one.split('.'), goal.split('.')];
  return (
    strict.length === loose.length &&
    strict.every(
      (part, at) => part === loose[at] || loose[at] === part.replace(/(\[\])*$/, (lists) => `?${lists}`),
    )
  );
}

/** Texts with wildcards only: no operators, ranges, quantities or variables. */
const isPlain = (value: string): boolean =>
  /^[\w.*:/@-]+$/.test(value) && /[a-z*]/i.test(value) && !/^\d/.test(value);
