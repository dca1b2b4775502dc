import { expect, it } from 'vitest';
import type { Indicator } from '@/lib/domain/read-models/indicators';
import {
  changeOfIndicator,
  describeCounts,
  formatIndicatorFigure,
  formatIndicatorObjective,
  formatIndicatorValue,
  hasFewEvents,
  judgeChange,
} from './format-indicator';

const plain = (text?: string | null) => text?.replaceAll('\u202F', ' ').replaceAll('\u2212', '-');
const m1: Indicator = {
  id: 'M1',
  name: 'Policy enforcement rate',
  unit: 'ratio',
  value: 0.998996,
  state: 'measured',
  sample: null,
  observed: 1_000,
  observedBad: 1,
  excluded: [],
  overUnity: false,
  completeness: { expected: 0, reported: 0, share: null, late: [], dropped: 0 },
  good: 998_996,
  total: 1_000_000,
  previousValue: 0.9995,
  objective: 0.999,
  direction: 'higher',
  status: 'breached',
  numerator: 'evaluated',
  denominator: 'seen',
  sparkline: [],
};
const m6: Indicator = {
  ...m1,
  id: 'M6',
  value: 0.001004,
  good: 997,
  total: 1_000,
  previousValue: 0.002,
  objective: 0.001,
  direction: 'lower',
};
const m8: Indicator = {
  ...m1,
  id: 'M8',
  unit: 'count',
  value: 12,
  previousValue: 24,
  objective: null,
  direction: 'lower',
};

it('values read so that the verdict stays', () => {
  expect(plain(formatIndicatorValue(m1, m1.value))).toBe('99.89 %');
  expect(plain(formatIndicatorValue(m6, m6.value))).toBe('0.11 %');
  expect(formatIndicatorValue(m8, m8.value)).toBe('12');
  expect(formatIndicatorValue(m1, null)).toBe('No data');
});

it('objectives read as limits or as a trend', () => {
  expect([m1, m6, m8].map((each) => plain(formatIndicatorObjective(each)))).toEqual([
    '≥ 99.9 %',
    '< 0.1 %',
    'decreasing',
  ]);
});

it('a change is judged by the direction that is better', () => {
  expect(judgeChange(changeOfIndicator(m1), 'higher')).toBe('worse');
  expect(judgeChange(changeOfIndicator(m6), 'lower')).toBe('better');
  expect(judgeChange(changeOfIndicator(m8), 'lower')).toBe('better');
  expect(judgeChange(null, 'higher')).toBeNull();
});

it('shows the counts behind a ratio, failures for an error rate', () => {
  expect(describeCounts(m1)).toBe('998,996 of 1,000,000');
  expect(describeCounts(m6)).toBe('3 of 1,000 failed');
  expect(describeCounts(m8)).toBeNull();
});

it('few events: less than one failure would be allowed', () => {
  expect(hasFewEvents({ ...m1, total: 500 })).toBe(true);
  expect(hasFewEvents({ ...m1, total: 5_000 })).toBe(false);
  expect(hasFewEvents({ ...m1, total: 0 })).toBe(false);
});

const m3: Indicator = {
  ...m1,
  id: 'M3',
  objective: 0.95,
  value: null,
  state: 'insufficient-review',
  good: 5,
  total: 5,
  sample: {
    status: 'insufficient_review',
    estimate: 1,
    interval: { low: 0.6, high: 1 },
    bounds: { low: 0.1, high: 1 },
    confidence: 0.95,
    population: 1_200,
    reviewed: 5,
    coverage: 0.1,
  },
};

it('an estimate shows how much was reviewed, and no figure where that is too little', () => {
  expect(formatIndicatorFigure(m3)).toBe('Too few reviews');
  expect(describeCounts(m3)).toBe('5 of 1,200 denials reviewed');
  expect(describeCounts({ ...m3, sample: { ...m3.sample!, population: 0 } })).toBeNull();
  expect(hasFewEvents(m3)).toBe(false);
});
