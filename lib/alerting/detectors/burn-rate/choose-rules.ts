import type { BuiltRule } from '@/lib/slo/build-rules';

/**
 * The rules of an objective that are evaluated: rungs of the ladder whose short window is shorter than `shortestMs` are
 * left out, since a handful of events moves them. What people wrote themselves stays. Source: slo.md §5.
 */
export const chooseRules = (rules: readonly BuiltRule[], shortestMs: number): BuiltRule[] =>
  rules.filter(({ preset, rule }) => preset !== 'ladder' || rule.shortMs >= shortestMs);
