import { countKind, measureRatio, type IndicatorDefinition } from './indicator-definition';

/** M2: valid attestations / attempts. A stale one is not valid; every attempt counts, also a repeated one. */
export const attestationSuccessRate: IndicatorDefinition = {
  id: 'M2',
  name: 'Attestation success rate',
  unit: 'ratio',
  objective: 0.999,
  direction: 'higher',
  numerator: 'Attestations with the outcome valid',
  denominator: 'Attestation attempts: valid, failed and stale',
  kinds: ['attestation'],
  measure: ({ counts }) =>
    measureRatio(countKind(counts, 'attestation', ({ outcome }) => outcome === 'valid')),
};
