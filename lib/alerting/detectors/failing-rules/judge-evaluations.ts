import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { makeCondition } from '../make-condition';

/** A rule that is on, with how its last evaluation went; `outcome` null where it was not evaluated yet. */
export type EvaluatedRule = { name: string; outcome: string | null; error: string | null };

/** Which rules cannot be evaluated at a time: nobody is told of what they watch for. One that is new says nothing yet. */
export const judgeEvaluations = (rules: readonly EvaluatedRule[], atMs: number): AlertCondition[] =>
  rules.flatMap(({ name, outcome, error }) => {
    if (outcome === null) return [];
    const isFailed = outcome === 'failed';
    return makeCondition({
      subject: { item: name },
      outcome: isFailed ? 'true' : 'false',
      sinceMs: isFailed ? atMs : null,
      sentence: isFailed
        ? `The rule cannot be evaluated, so that nobody is told of what it watches for: ${error ?? 'it does not say why'}`
        : 'The rule is evaluated.',
    });
  });
