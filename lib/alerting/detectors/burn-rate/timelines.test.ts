import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRules } from '@/lib/slo/build-rules';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { readRows } from '@/lib/slo/read-rows';
import { watchRolling } from '@/lib/slo/watch-window';
import { judgeObjective } from './judge-objective';

const MINUTE = 60_000;
/** As it lies beside the repository; not everybody has it. */
const vectors = resolve('../shared/vectors/slo/alert_timelines.json');

type Segment = {
  start_minute: number;
  minutes: number;
  good_per_minute: number;
  total_per_minute: number;
};
type Transition = { minute: number; rule: string; state: string };
type Case = {
  id: string;
  input: {
    segments: Segment[];
    evaluate_from_minute: number;
    evaluate_to_minute: number;
    target: string;
    window_s: number;
    gates: { min_total: number; min_bad: number };
  };
  expected: { transitions: Transition[] };
};
const cases = existsSync(vectors)
  ? (JSON.parse(readFileSync(vectors, 'utf8')) as { cases: Case[] }).cases
  : [];

const objective = {
  id: 'o',
  name: 'O',
  indicator: 'M1' as const,
  zone: null,
  service: null,
  environment: null,
};

/** When each rule came to be named by the condition of the objective, minute by minute, and when no more. */
function trace({ segments, target, window_s, gates, ...span }: Case['input']): Transition[] {
  const windowMs = window_s * 1_000;
  const budgetRatio = errorBudgetRatio(target);
  const rules = buildRules(
    [
      { preset: 'ladder' },
      { preset: 'seed-hour', basis: 'time' },
      { preset: 'seed-cumulative', basis: 'time' },
    ],
    { windowMs, budgetRatio, resolutionMs: MINUTE },
  ).map((built) => ({
    ...built,
    rule: { ...built.rule, gates: { minTotal: gates.min_total, minBad: gates.min_bad } },
  }));
  const counts = readRows(
    segments.flatMap(({ start_minute, minutes, good_per_minute: good, total_per_minute: total }) =>
      Array.from({ length: minutes }, (_, index) => ({
        startMs: (start_minute + index) * MINUTE,
        stepMs: MINUTE,
        n: total,
        b: total - good,
        total,
        good,
        bad: total - good,
      })),
    ),
  );
  const windowAt = watchRolling(
    windowMs,
    budgetRatio,
    Math.min(...segments.map(({ start_minute }) => start_minute)) * MINUTE,
  );
  const transitions: Transition[] = [];
  let before: readonly string[] = [];
  for (let minute = span.evaluate_from_minute; minute <= span.evaluate_to_minute; minute += 1) {
    const watched = { objective, rules, window: windowAt(minute * MINUTE), counts, absence: null };
    const { firing } = judgeObjective(watched, minute * MINUTE, 'page');
    for (const { rule } of rules)
      if (firing.includes(rule.id) !== before.includes(rule.id))
        transitions.push({
          minute,
          rule: rule.id,
          state: firing.includes(rule.id) ? 'firing' : 'resolved',
        });
    before = firing;
  }
  return transitions;
}

describe.runIf(cases.length > 0)('the published timelines of alerts', () => {
  it.each(cases)('$id is told of by the condition of the objective', ({ input, expected }) => {
    expect(trace(input)).toEqual(expected.transitions);
  });
});
