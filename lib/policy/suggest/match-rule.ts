import type { Access, Condition, PathPattern, Rule } from './access';

/** Whether a path has the segments of a pattern, one for one; a free segment may be empty. */
export const matchesPattern = (pattern: PathPattern, path: readonly string[]): boolean =>
  pattern.length === path.length &&
  pattern.every((segment, index) => segment === null || segment === path[index]);

/** Whether the context has one of the values that a condition names; a missing attribute has none. */
export const meets = ({ attribute, values }: Condition, context: Access['context']): boolean =>
  Object.hasOwn(context, attribute) && values.includes(context[attribute]!);

/** Whether a rule permits an access. */
export const matchesRule = (rule: Rule, access: Access): boolean =>
  rule.target === access.target &&
  rule.principals.includes(access.principal) &&
  rule.actions.includes(access.action) &&
  (rule.paths === null
    ? access.path === null
    : access.path !== null && rule.paths.some((pattern) => matchesPattern(pattern, access.path!))) &&
  rule.conditions.every((condition) => meets(condition, access.context));
