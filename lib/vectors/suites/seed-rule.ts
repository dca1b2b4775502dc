import { analyseRule } from '@/lib/slo/analyse-rule';
import { makeSeedRule } from '@/lib/slo/burn-rule';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { evaluateRule } from '@/lib/slo/evaluate-rule';
import { referenceTotal } from '@/lib/slo/reference-total';
import { rollingWindow } from '@/lib/slo/rolling-window';
import type { SeedBasis, SeedReading } from '@/lib/slo/seed-rule';
import { watchRolling } from '@/lib/slo/watch-window';
import { byKind } from '../by-kind';
import { inSeconds, inWords } from './in-words';
import { firstMsOf, MINUTE_MS, readSegments, type Segment } from './segments';

type Objective = { target: string; window_s: number };
type Evaluation = Objective & { segments: Segment[]; as_of_minute: number };

const UNGATED = { minTotal: 0, minBad: 0 };

export const seedRuleSuite = byKind('seed_rule', {
  analysis: ({ window_s, target }: Objective) => {
    const rule = makeSeedRule('hour', UNGATED);
    const analysis = analyseRule(rule, window_s * 1_000, errorBudgetRatio(target));
    return {
      equivalent_burn_rate_1h: analysis.consumptionBurn,
      binding: inWords(analysis.binding),
      error_ratio_needed: analysis.errorRatioNeeded,
      reachable: analysis.isReachable,
      seconds_of_total_outage_to_fire: inSeconds(analysis.timeToDetectMs),
    };
  },
  evaluation: ({ segments, as_of_minute, target, window_s }: Evaluation) => {
    const countsBetween = readSegments(segments);
    const asOfMs = as_of_minute * MINUTE_MS;
    const windowMs = window_s * 1_000;
    const firstMs = firstMsOf(segments);
    const objective = watchRolling(windowMs, errorBudgetRatio(target), firstMs)(asOfMs);
    const read = (reading: SeedReading, basis: SeedBasis) => {
      const rule = makeSeedRule(reading, UNGATED, basis);
      // Without the five-minute condition: a short window that is the long one adds none.
      return evaluateRule({ ...rule, shortMs: rule.longMs }, countsBetween, asOfMs, objective);
    };
    const verdict = (reading: SeedReading, basis: SeedBasis) => {
      const { isFiring, consumed } = read(reading, basis);
      return { firing: isFiring, consumed };
    };
    const { fromMs, toMs } = rollingWindow(asOfMs, windowMs);
    return {
      burn_rate_1h: read('hour', 'time').longBurn,
      n_ref: referenceTotal(countsBetween(fromMs, toMs).total, asOfMs - (firstMs ?? asOfMs), windowMs),
      readings: {
        hour_time: verdict('hour', 'time'),
        hour_events: verdict('hour', 'events'),
        cumulative_time: verdict('cumulative', 'time'),
        cumulative_events: verdict('cumulative', 'events'),
      },
    };
  },
});
