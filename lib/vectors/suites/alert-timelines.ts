import { makeSeedRule, toLadderRule } from '@/lib/slo/burn-rule';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { scaleLadder } from '@/lib/slo/scale-ladder';
import { traceRules } from '@/lib/slo/trace-rules';
import { watchRolling } from '@/lib/slo/watch-window';
import { byKind } from '../by-kind';
import { firstMsOf, MINUTE_MS, readSegments, type Segment } from './segments';

type Input = {
  segments: Segment[];
  evaluate_from_minute: number;
  evaluate_to_minute: number;
  target: string;
  window_s: number;
  gates: { min_total: number; min_bad: number };
};

export const alertTimelinesSuite = byKind('alert_timelines', {
  '': (input: Input) => {
    const windowMs = input.window_s * 1_000;
    const budgetRatio = errorBudgetRatio(input.target);
    const gates = { minTotal: input.gates.min_total, minBad: input.gates.min_bad };
    const rules = [
      ...scaleLadder(windowMs, budgetRatio).map((rung) => toLadderRule(rung, gates)),
      makeSeedRule('hour', gates),
      makeSeedRule('cumulative', gates),
    ];
    const span = {
      fromMs: input.evaluate_from_minute * MINUTE_MS,
      toMs: input.evaluate_to_minute * MINUTE_MS,
      stepMs: MINUTE_MS,
    };
    const objective = watchRolling(windowMs, budgetRatio, firstMsOf(input.segments));
    return {
      transitions: traceRules(rules, readSegments(input.segments), span, objective).map(
        ({ atMs, rule, state }) => ({ minute: atMs / MINUTE_MS, rule, state }),
      ),
    };
  },
});
