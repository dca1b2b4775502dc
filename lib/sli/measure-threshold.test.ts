import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureThreshold } from './measure-threshold';

type Case = {
  id: string;
  input: {
    items: { start_ms: number; end_ms: number | null }[];
    as_of_ms: number;
    window_s: number;
    threshold_ms: number;
    skew_tolerance_ms: number;
  };
  expected: Record<string, number | null> & { percentiles_ms: Record<string, number | null> };
};

const file = resolve('../shared/vectors/slo/threshold_sli.json');
const cases: Case[] = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases
  : [];

describe.skipIf(cases.length === 0)('the published vectors (skipped where they are absent)', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { input, expected }) => {
    const measured = measureThreshold(
      input.items.map(({ start_ms, end_ms }) => ({ start: start_ms, end: end_ms })),
      {
        from: input.as_of_ms - input.window_s * 1_000,
        to: input.as_of_ms,
        thresholdMs: input.threshold_ms,
        skewToleranceMs: input.skew_tolerance_ms,
      },
    );
    expect(measured).toMatchObject({
      good: expected.good,
      bad: expected.bad,
      pending: expected.pending,
      open: expected.open,
      oldestOpenMs: expected.oldest_open_ms,
      clockClamped: expected.clock_clamped,
      clockRejected: expected.clock_rejected,
      completed: expected.completed,
    });
    const close = (actual: number | null, wanted: number | null) =>
      wanted === null ? expect(actual).toBeNull() : expect(actual).toBeCloseTo(wanted, 3);
    close(measured.meanMs, expected.mean_ms!);
    close(measured.meanLowerBoundMs, expected.mean_lower_bound_ms!);
    for (const [quantile, wanted] of Object.entries(expected.percentiles_ms))
      expect(measured.percentileMs(Number(quantile))).toBe(wanted);
  });
});

describe('what lasts', () => {
  const HOUR = 3_600_000;
  const window = { from: 10 * HOUR, to: 20 * HOUR, thresholdMs: HOUR, skewToleranceMs: 300_000 };
  const of = (start: number, end: number | null) => measureThreshold([{ start, end }], window);

  it('is bad once it reaches the threshold, also while it goes on', () => {
    expect(of(11 * HOUR, 12 * HOUR - 1)).toMatchObject({ good: 1, bad: 0 });
    expect(of(11 * HOUR, 12 * HOUR)).toMatchObject({ good: 0, bad: 1 });
    expect(of(11 * HOUR, null)).toMatchObject({ good: 0, bad: 1, open: 1, oldestOpenMs: 9 * HOUR });
    expect(of(20 * HOUR - 1, null)).toMatchObject({ good: 0, bad: 0, pending: 1, open: 1 });
  });

  it('counts in the window of its verdict alone, whenever it ends', () => {
    expect(of(8 * HOUR, 15 * HOUR)).toMatchObject({ good: 0, bad: 0, completed: 1 });
    expect(of(9 * HOUR, 10 * HOUR)).toMatchObject({ bad: 1 });
    expect(of(8 * HOUR, null)).toMatchObject({ bad: 0, open: 1 });
  });

  it('ended later than it is looked at is still open then', () => {
    expect(of(19 * HOUR, 25 * HOUR)).toMatchObject({ open: 1, completed: 0 });
  });
});
