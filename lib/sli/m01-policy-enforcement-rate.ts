import { measureKind, readRatio, type IndicatorDefinition } from './indicator-definition';

/** M1: requests evaluated by a policy / requests seen. An engine that answered "error" was asked. */
export const policyEnforcementRate: IndicatorDefinition = {
  id: 'M1',
  name: 'Policy enforcement rate',
  unit: 'ratio',
  objective: 0.999,
  direction: 'higher',
  numerator: 'Requests that a policy engine evaluated, each weighted by 1 / its sample rate',
  denominator: 'Requests seen, evaluated or passed unevaluated, weighted likewise',
  kinds: ['decision'],
  measure: (counts) => measureKind(counts, 'decision', ({ outcome }) => outcome !== 'unevaluated'),
  read: readRatio,
};
