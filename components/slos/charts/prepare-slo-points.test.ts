import { describe, expect, it } from 'vitest';
import type { SloPoint } from '@/lib/domain/read-models/objectives';
import { describeBudgetLine, describeBurnLines, describeEventLine } from './describe-slo-charts';
import { prepareSloPoints, samplesOf } from './prepare-slo-points';

const plain = (text: string) => text.replaceAll('\u202F', ' ').replaceAll('\u2212', '-');
const point = (clock: string, change: Partial<SloPoint> = {}): SloPoint => ({
  at: `2026-11-21T${clock}:00.000Z`,
  good: 590,
  total: 600,
  longBurn: 2,
  shortBurn: 4,
  remaining: 0.5,
  evenSpend: 0.4,
  ...change,
});
const slo = {
  window: { from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T10:20:00.000Z' },
  stepSeconds: 300,
  points: [
    point('10:00', { remaining: 0.64, longBurn: 15.2 }),
    point('10:05', { good: 0, total: 0, longBurn: null, remaining: null }),
    point('10:10', { remaining: -0.02, evenSpend: 0.35 }),
    point('10:15', { remaining: -0.12, evenSpend: 0.03 }),
  ],
  freshness: {
    dataUntil: '2026-11-21T10:17:00.000Z',
    behindSeconds: 0,
    generatedAt: '2026-11-21T10:17:00.000Z',
  },
};
const prepared = prepareSloPoints(slo);

it('counts are events a minute, and a step without events is a gap', () => {
  expect(prepared.rows.map(({ bad }) => bad.solid ?? bad.dotted)).toEqual([2, null, 2, 2]);
  expect(prepared.rows.map(({ good }) => good.solid ?? good.dotted)).toEqual([118, null, 118, 118]);
});

it('the step that is still filling is dotted', () => {
  expect(prepared.rows.at(-1)).toMatchObject({ filling: true, remaining: { solid: null, dotted: -0.12 } });
});

it('what has no bound has no place on an axis', () => {
  const violated = prepareSloPoints({
    ...slo,
    points: [point('10:00', { longBurn: 'inf', remaining: '-inf' })],
  });
  expect(samplesOf(violated, 'longBurn')).toEqual([]);
  expect(samplesOf(violated, 'remaining')).toEqual([]);
});

describe('in a sentence', () => {
  it('the budget, with the time since which it is exhausted', () => {
    expect(plain(describeBudgetLine(prepared, 'UTC'))).toBe(
      '64 % left at the start, -12 % at the end; spent evenly, 3 % would be. Exhausted since 10:10.',
    );
  });
  it('the burn, with its highest', () => {
    const seriesBurn = { longSeconds: 3_600, shortSeconds: 300, threshold: 14.4 };
    expect(plain(describeBurnLines(prepared, seriesBurn, 'UTC'))).toBe(
      'Highest 15.2× over 1 h at 10:00, latest 2.0×; the threshold is 14.4×.',
    );
  });
  it('the events', () => {
    expect(plain(describeEventLine(prepared, 'bad', 'event', 'UTC'))).toBe(
      '30 bad events in all, most (2 a minute) at 10:00.',
    );
    const none = prepareSloPoints({ ...slo, points: [point('10:00', { good: 600 })] });
    expect(describeEventLine(none, 'bad', 'slice', 'UTC')).toBe('No bad slice.');
    expect(describeEventLine(prepareSloPoints({ ...slo, points: [] }), 'bad', 'event', 'UTC')).toBe(
      'No data in this time range.',
    );
  });
});
