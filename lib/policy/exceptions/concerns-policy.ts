import type { TextException } from './read-text-exceptions';

/**
 * The rules of a policy that an exception is for, none for all of them; null where it is for other policies. A
 * policy of a namespace is named `namespace/name` in records, one of a repository by its folders before its name.
 */
export function rulesFor({ policies }: TextException, policy: string): string[] | null {
  const last = (name: string) => name.split('/').at(-1)!;
  const named = policies.filter((one) => one.policy === policy || last(one.policy) === last(policy));
  if (named.length === 0) return null;
  return named.some(({ rules }) => rules.length === 0)
    ? []
    : [...new Set(named.flatMap(({ rules }) => rules))];
}
