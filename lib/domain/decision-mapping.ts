import { z } from 'zod';
import { matchesGlob } from './matches-glob';

/**
 * How a policy engine's result becomes allow or deny. The first rule whose policy glob matches
 * decides: the value at `resultPath` is allow when it equals one of `allowValues`, else deny.
 */
export const mappingRuleSchema = z.object({
  /** Glob over the policy's path: `*` stands for any characters. */
  policy: z.string().min(1).max(500),
  /** Dotted path into the result, such as `response.allowed`; empty for the result itself. */
  resultPath: z.string().max(500),
  allowValues: z.array(z.json()).min(1).max(20),
});
export type MappingRule = z.infer<typeof mappingRuleSchema>;

export const mappingRulesSchema = z.array(mappingRuleSchema).max(200);

/** The first rule whose glob matches a policy's path, or null. */
export function findMappingRule(rules: readonly MappingRule[], policy: string): MappingRule | null {
  return rules.find((rule) => matchesGlob(rule.policy, policy)) ?? null;
}

/** Applies a rule to a result. A value that is not there counts as not allowed. */
export function applyMappingRule(rule: MappingRule, result: unknown): 'allow' | 'deny' {
  const value = readPath(result, rule.resultPath);
  const text = JSON.stringify(value);
  return rule.allowValues.some((allowed) => JSON.stringify(allowed) === text) ? 'allow' : 'deny';
}

function readPath(value: unknown, path: string): unknown {
  return path
    .replace(/^\$\.?/, '')
    .split('.')
    .filter(Boolean)
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
          ? (inner as Record<string, unknown>)[key]
          : undefined,
      value,
    );
}
