import { addCounts, measureRatio, NOTHING, toCounts, type IndicatorDefinition } from './indicator-definition';

/**
 * M1: requests evaluated by a policy / requests seen. An engine that answered "error" was asked. Where a
 * gateway reports counters for a place, they count instead of that place's decisions. An engine that
 * reports only denials says nothing about how many requests there were: without counters its decisions
 * have no denominator. Source: slo.md §2, two-source ratios (clamped to 1).
 */
export const policyEnforcementRate: IndicatorDefinition = {
  id: 'M1',
  name: 'Policy enforcement rate',
  unit: 'ratio',
  objective: 0.999,
  direction: 'higher',
  numerator: 'Requests that a policy engine evaluated, each weighted by 1 / its sample rate',
  denominator:
    'Requests seen, evaluated or passed unevaluated, weighted likewise; gateway counters where there are any',
  kinds: ['decision', 'traffic'],
  measure: ({ counts }) => {
    const decisions = counts.filter(({ kind }) => kind === 'decision');
    const counted = decisions
      .filter(({ basis }) => basis === '')
      .reduce((sum, count) => addCounts(sum, toCounts(count, count.outcome !== 'unevaluated')), NOTHING);
    const traffic = counts.filter(({ kind }) => kind === 'traffic');
    const requests = traffic.reduce((sum, count) => sum + count.requests, 0);
    const evaluated = traffic.reduce((sum, count) => sum + count.evaluated, 0);
    const good = Math.min(evaluated, requests);
    const gateways = {
      n: requests,
      b: requests - good,
      total: requests,
      good,
      bad: requests - good,
      weightSquare: requests,
    };
    const sumOf = (basis: string) =>
      decisions.filter((count) => count.basis === basis).reduce((sum, { events }) => sum + events, 0);
    const withoutDenominator = sumOf('denials-only');
    const measured = measureRatio(addCounts(counted, gateways), 'higher', [
      { what: 'decisions that gateway counters stand for', count: sumOf('counters') },
      { what: 'decisions of engines that report only denials', count: withoutDenominator },
    ]);
    return {
      ...measured,
      state: measured.state === 'no-data' && withoutDenominator > 0 ? 'no-denominator' : measured.state,
      overUnity: evaluated > requests,
    };
  },
};
