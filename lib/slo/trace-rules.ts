import type { BurnRule } from './burn-rule';
import type { CountsBetween } from './counts';
import { evaluateRule, type WatchedWindow } from './evaluate-rule';

export type Transition = { atMs: number; rule: string; state: 'firing' | 'resolved' };

/**
 * When each rule began and ceased to fire, evaluated every `stepMs` from `fromMs` to `toMs`, both in. All
 * rules start resolved. Transitions come in the order of time, then of the rules.
 */
export function traceRules(
  rules: readonly BurnRule[],
  countsBetween: CountsBetween,
  { fromMs, toMs, stepMs }: { fromMs: number; toMs: number; stepMs: number },
  objectiveAt: (asOfMs: number) => WatchedWindow,
): Transition[] {
  const firing = new Set<string>();
  const transitions: Transition[] = [];
  for (let atMs = fromMs; atMs <= toMs; atMs += stepMs) {
    const objective = objectiveAt(atMs);
    for (const rule of rules) {
      const { isFiring } = evaluateRule(rule, countsBetween, atMs, objective);
      if (isFiring === firing.has(rule.id)) continue;
      if (isFiring) firing.add(rule.id);
      else firing.delete(rule.id);
      transitions.push({ atMs, rule: rule.id, state: isFiring ? 'firing' : 'resolved' });
    }
  }
  return transitions;
}
