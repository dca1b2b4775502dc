import { countKind, measureRatio, type IndicatorDefinition } from './indicator-definition';

/** M6: failed / attempts. Good are the attempts that did not fail; what is shown is the error rate. */
export const authErrorRate: IndicatorDefinition = {
  id: 'M6',
  name: 'Auth error rate',
  unit: 'ratio',
  objective: 0.001,
  direction: 'lower',
  numerator: 'Authentication attempts that failed',
  denominator: 'Authentication attempts',
  kinds: ['auth'],
  measure: ({ counts }) =>
    measureRatio(
      countKind(counts, 'auth', ({ outcome }) => outcome === 'success'),
      'lower',
    ),
};
