import { analyseRule } from '@/lib/slo/analyse-rule';
import { burnRate } from '@/lib/slo/burn-rate';
import { makeSeedRule } from '@/lib/slo/burn-rule';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { referenceTotal } from '@/lib/slo/reference-total';
import { rollingWindow } from '@/lib/slo/rolling-window';
import { evaluateSeedRule, SEED_LONG_MS, type SeedBasis, type SeedReading } from '@/lib/slo/seed-rule';
import { byKind } from '../by-kind';
import { inSeconds, inWords } from './in-words';
import { firstMsOf, MINUTE_MS, readSegments, type Segment } from './segments';

type Objective = { target: string; window_s: number };
type Evaluation = Objective & { segments: Segment[]; as_of_minute: number };

export const seedRuleSuite = byKind('seed_rule', {
  analysis: ({ window_s, target }: Objective) => {
    const rule = makeSeedRule('hour', { minTotal: 0, minBad: 0 });
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
    const budgetRatio = errorBudgetRatio(target);
    const hour = rollingWindow(asOfMs, SEED_LONG_MS);
    const whole = rollingWindow(asOfMs, windowMs);
    const window = countsBetween(whole.fromMs, whole.toMs);
    const long = countsBetween(hour.fromMs, hour.toMs);
    const reference = referenceTotal(window.total, asOfMs - (firstMsOf(segments) ?? asOfMs), windowMs);
    const evidence = {
      long,
      longMs: SEED_LONG_MS,
      window,
      windowMs,
      budgetRatio,
      referenceTotal: reference,
    };
    const read = (reading: SeedReading, basis: SeedBasis) => {
      const { isFiring, consumed } = evaluateSeedRule(evidence, reading, basis);
      return { firing: isFiring, consumed };
    };
    return {
      burn_rate_1h: burnRate(long, budgetRatio),
      n_ref: reference,
      readings: {
        hour_time: read('hour', 'time'),
        hour_events: read('hour', 'events'),
        cumulative_time: read('cumulative', 'time'),
        cumulative_events: read('cumulative', 'events'),
      },
    };
  },
});
