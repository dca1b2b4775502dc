import { expect, it } from 'vitest';
import type { Indicator } from '@/lib/domain/read-models/indicators';
import { describePosture } from './describe-posture';

const plain = (text: string) => text.replaceAll('\u202F', ' ');
const indicator = (over: Partial<Indicator>): Indicator => ({
  id: 'M1',
  name: 'Policy enforcement rate',
  unit: 'ratio',
  value: 0.9995,
  state: 'measured',
  sample: null,
  observed: 1_000,
  observedBad: 1,
  excluded: [],
  overUnity: false,
  completeness: { expected: 0, reported: 0, share: null, late: [], dropped: 0 },
  good: 9_995,
  total: 10_000,
  previousValue: 0.9995,
  objective: 0.999,
  direction: 'higher',
  status: 'met',
  numerator: '',
  denominator: '',
  sparkline: [],
  ...over,
});
const attestation = indicator({ id: 'M2', name: 'Attestation success rate' });

it('says that all is well only when every measured objective is met', () => {
  expect(describePosture({ indicators: [indicator({}), attestation] })).toBe(
    'All 2 measured objectives are met.',
  );
});

it('names what is breached and by how much, without rounding the verdict away', () => {
  const text = describePosture({
    indicators: [indicator({}), { ...attestation, value: 0.998996, status: 'breached' }],
  });
  expect(plain(text)).toBe(
    '1 of 2 objectives met. Breached: M2 attestation success rate is 99.89 %, objective ≥ 99.9 %.',
  );
});

it('a trend objective at risk says that it does not go the right way', () => {
  const attempts = indicator({
    id: 'M8',
    name: 'Cross-zone access attempts',
    unit: 'count',
    value: 180,
    previousValue: 120,
    objective: null,
    direction: 'lower',
    status: 'at-risk',
  });
  expect(describePosture({ indicators: [indicator({}), attempts] })).toBe(
    '1 of 2 objectives met. At risk: M8 cross-zone access attempts do not decrease (180 in this time range).',
  );
});

it('no data is never a met objective', () => {
  const silent = { ...attestation, value: null, status: 'no-data' as const, state: 'no-data' as const };
  expect(describePosture({ indicators: [indicator({}), silent] })).toBe(
    'The one measured objective is met. No data for M2.',
  );
  expect(describePosture({ indicators: [silent] })).toMatch(/^No data in this window/);
});

it('tells no data from no denominator', () => {
  const nothing = { value: null, status: 'no-data' } as const;
  const text = describePosture({
    indicators: [
      attestation,
      indicator({ ...nothing, state: 'no-denominator' }),
      indicator({ ...nothing, id: 'M7', state: 'no-data' }),
    ],
  });
  expect(text).toBe('The one measured objective is met. No data for M7. No denominator for M1.');
});

const sample = {
  status: 'uncertain',
  estimate: 0.9412,
  interval: { low: 0.88, high: 0.9757 },
  bounds: { low: 0.9412, high: 0.9412 },
  confidence: 0.95,
  population: 12_300,
  reviewed: 60,
  coverage: 1,
} as const;
const accuracy = indicator({
  id: 'M3',
  name: 'Policy deny accuracy',
  objective: 0.95,
  value: 0.9412,
  status: 'at-risk',
  sample,
});

it('an estimate is told with its interval', () => {
  expect(plain(describePosture({ indicators: [indicator({}), accuracy] }))).toBe(
    '1 of 2 objectives met. At risk: M3 policy deny accuracy is 94.1 % (between 88.0 % and 97.6 %), objective ≥ 95 %.',
  );
});

it('too few reviews are neither met nor missed', () => {
  const unknown = { ...accuracy, value: null, status: 'no-data', state: 'insufficient-review' } as const;
  expect(describePosture({ indicators: [indicator({}), unknown] })).toBe(
    'The one measured objective is met. Too few reviews for M3.',
  );
});
