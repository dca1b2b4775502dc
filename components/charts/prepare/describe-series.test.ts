import { expect, it } from 'vitest';
import { describeCountLine, describeDecisions, describeLatency, describeRatioLine } from './describe-series';
import { prepareDecisions } from './prepare-decisions';

const plain = (text: string) => text.replaceAll('\u202F', ' ');
const window = { from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z' };
const freshness = { dataUntil: window.to, behindSeconds: 0, generatedAt: window.to };
const grid = { from: Date.parse(window.from), to: Date.parse(window.to) };
const at = (minute: number) => Date.parse(window.from) + minute * 60_000;

it('decisions: counts by outcome and the peak of denials', () => {
  const prepared = prepareDecisions({
    window,
    stepSeconds: 60,
    freshness,
    markers: [],
    buckets: [
      { at: '2026-11-21T10:03:00Z', allow: 10, deny: 2, error: 0, unevaluated: 0, wouldDeny: 0 },
      { at: '2026-11-21T10:04:00Z', allow: 4, deny: 1, error: 1, unevaluated: 0, wouldDeny: 0 },
    ],
  });
  expect(describeDecisions(prepared, 'UTC')).toBe(
    '18 decisions: 3 denied, 1 error, 14 allowed. Most denials at 10:03.',
  );
});

it('a ratio: its worst and latest value against the objective', () => {
  const points = [
    { at: at(0), value: 0.9995 },
    { at: at(12), value: 0.998996 },
    { at: at(13), value: null },
    { at: at(14), value: 1 },
  ];
  expect(plain(describeRatioLine({ points, grid }, 0.999, 'higher', 'UTC'))).toBe(
    'Lowest 99.89 % at 10:12, latest 100 %; objective 99.9 %.',
  );
  expect(describeRatioLine({ points: [], grid }, 0.999, 'higher', 'UTC')).toBe('No data in this window.');
});

it('names the day as well where the window is longer than a day', () => {
  const month = { from: Date.parse('2026-10-22T11:00:00Z'), to: grid.to };
  const text = describeRatioLine({ points: [{ at: at(0), value: 1 }], grid: month }, null, 'higher', 'UTC');
  expect(plain(text)).toBe('Lowest 100 % at 21 Nov, 10:00, latest 100 %.');
});

it('a count: total and peak', () => {
  const points = [
    { at: at(0), value: 2 },
    { at: at(5), value: 40 },
  ];
  expect(describeCountLine({ points, grid }, ['attempt', 'attempts'], 'UTC')).toBe(
    '42 attempts in all, most (40 attempts) at 10:05.',
  );
});

it('latency: percentiles over all and the worst moment', () => {
  const text = describeLatency(
    {
      window,
      stepSeconds: 60,
      measure: 'evaluation',
      overall: { count: 38_220, p50: 1.2, p95: 4, p99: 9 },
      buckets: [{ at: '2026-11-21T10:12:00Z', count: 10, p50: 1, p95: 3, p99: 40 }],
      markers: [],
      freshness,
    },
    'UTC',
  );
  expect(plain(text)).toBe(
    'p50 1.2 ms, p95 4 ms, p99 9 ms over 38,220 measurements; highest p99 40 ms at 10:12.',
  );
});
