import { toSlug } from '@/lib/slo/openslo/to-slug';

/** Words that mean something else in addresses. */
const TAKEN = ['new', 'preview'];

/** An id for a rule, made of its name: readable in matchers and addresses, and not among those that are taken. */
export function makeRuleId(name: string, taken: ReadonlySet<string>): string {
  const base = toSlug(name) || 'rule';
  const isFree = (id: string) => !taken.has(id) && !TAKEN.includes(id);
  if (isFree(base)) return base;
  let number = 2;
  while (!isFree(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
