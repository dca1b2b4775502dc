import type { Observed, PathPattern, Rule } from './access';
import { matchesPattern, matchesRule } from './match-rule';

/** How often a rule's traffic was seen, and what the rule would permit that was not, or was denied. */
export type RuleMeasure = {
  events: number;
  weight: number;
  /** Patterns with free segments: any other value there would be permitted too. `seen`: different paths so far. */
  open: { pattern: PathPattern; seen: number }[];
  /** Denied, and nobody settled whether rightly; most often seen first. */
  denied: Observed[];
};

/** Measures each rule against everything that was observed. Pure. */
export const measureRules = (rules: readonly Rule[], observed: readonly Observed[]): RuleMeasure[] =>
  rules.map((rule) => {
    const matched = observed.filter((access) => matchesRule(rule, access));
    const good = matched.filter(({ judged }) => judged === 'good');
    return {
      events: good.reduce((sum, { events }) => sum + events, 0),
      weight: good.reduce((sum, { weight }) => sum + weight, 0),
      open: (rule.paths ?? [])
        .filter((pattern) => pattern.includes(null))
        .map((pattern) => ({
          pattern,
          seen: new Set(
            good.flatMap(({ path }) => (path && matchesPattern(pattern, path) ? path.join('/') : [])),
          ).size,
        })),
      denied: matched
        .filter(({ judged }) => judged === 'open')
        .toSorted((one, other) => other.weight - one.weight),
    };
  });
