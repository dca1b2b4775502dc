import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dynamicThresholdSchema } from '@/lib/domain/alerting/alert-rule';
import { addUp, type Running } from './count-series';
import { bandAt, isAboveBand } from './dynamic-band';

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
const NOON = Date.parse('2026-11-20T12:00:00Z');
const dynamic = dynamicThresholdSchema.parse({});

/** Counts of single hours; what is not named was not measured. */
const hours = (counts: readonly (readonly [start: number, count: number])[]): Running => {
  const sorted = counts.toSorted(([one], [other]) => one - other);
  return addUp([
    {
      at: sorted.map(([start]) => start),
      events: sorted.map(([, count]) => count),
      weight: sorted.map(([, count]) => count),
      weightSquare: sorted.map(([, count]) => count),
    },
  ]);
};
const history = (counts: readonly (readonly [number, number])[]) => ({
  counts: hours(counts),
  measured: hours(counts.map(([start]) => [start, 1_000] as const)),
});

describe('the band of a count', () => {
  // Of the hour from 11 to 12 in five earlier weeks.
  const five = history(
    [90, 100, 110, 80, 120].map((count, index) => [NOON - (index + 1) * WEEK - HOUR, count]),
  );

  it('is the median and 3.5 deviations of the same hour of earlier weeks', () => {
    // Median 100, deviation 14.826 (MAD 10): 151.891.
    const band = bandAt(five, NOON, dynamic);
    expect(band).toMatchObject({ weeks: 5, median: 100 });
    expect(band.upper).toBeCloseTo(151.891, 9);
    expect(isAboveBand(151.891, band)).toBe(false);
    expect(isAboveBand(152, band)).toBe(true);
  });

  it('keeps within the bounds of its rule', () => {
    expect(bandAt(five, NOON, { ...dynamic, atLeast: 200 }).upper).toBe(200);
    expect(bandAt(five, NOON, { ...dynamic, atMost: 120 }).upper).toBe(120);
  });

  it('is no verdict with less than four weeks that were measured', () => {
    const three = history([1, 2, 3].map((count, index) => [NOON - (index + 1) * WEEK - HOUR, count]));
    const band = bandAt(three, NOON, dynamic);
    expect(band).toEqual({ atMs: NOON, weeks: 3, median: null, upper: null });
    expect(isAboveBand(1e6, band)).toBeNull();
  });

  it('counts an hour that was measured and had none as nothing', () => {
    const measured = hours([1, 2, 3, 4].map((week) => [NOON - week * WEEK - HOUR, 50]));
    // Nothing in four weeks: the floor of a Poisson count is 1, so the limit is 3.5.
    expect(bandAt({ counts: hours([]), measured }, NOON, dynamic).upper).toBe(3.5);
  });

  it('takes its parts of two hours between them', () => {
    const both = [1, 2, 3, 4].flatMap((week): [number, number][] => [
      [NOON - week * WEEK - HOUR, 40],
      [NOON - week * WEEK, 80],
    ]);
    // A quarter past: three quarters of 40 and a quarter of 80.
    expect(bandAt(history(both), NOON + HOUR / 4, dynamic).median).toBe(50);
    const medianAt = (atMs: number) => bandAt(history(both), atMs, dynamic).median;
    expect([NOON, NOON + HOUR / 2, NOON + HOUR].map(medianAt)).toEqual([40, 60, 80]);
  });

  it('follows the clock of a time zone over its changes', () => {
    // Berlin left summer time on 25 October: 11:00 UTC is noon there in November, 10:00 UTC was noon in October.
    const winter = [1, 2, 3].map((week): [number, number] => [NOON - HOUR - week * WEEK - HOUR, 10]);
    const summer = [4, 5].map((week): [number, number] => [NOON - 2 * HOUR - week * WEEK - HOUR, 10]);
    const berlin = { ...history([...winter, ...summer]), timeZone: 'Europe/Berlin' };
    expect(bandAt(berlin, NOON - HOUR, dynamic).weeks).toBe(5);
  });
});

const vectors = resolve('../shared/vectors/slo/dynamic_thresholds.json');

it.runIf(existsSync(vectors))('agrees with the published vectors where a history is whole hours', () => {
  const { cases } = JSON.parse(readFileSync(vectors, 'utf8')) as {
    cases: {
      kind: string;
      input: { history: (number | null)[]; value: number; k: number; min_history: number };
      expected: { n: number; median: number | null; upper: number | null; anomaly: boolean | null };
    }[];
  };
  const slots = cases.filter(({ kind }) => kind === 'robust_slot');
  expect(slots.length).toBeGreaterThan(0);
  for (const { input, expected } of slots) {
    const counts = input.history.flatMap((count, index): [number, number][] =>
      count === null ? [] : [[NOON - (index + 1) * WEEK - HOUR, count]],
    );
    const band = bandAt(history(counts), NOON, {
      ...dynamic,
      deviations: input.k,
      weeks: input.history.length,
      fewestWeeks: input.min_history,
    });
    expect(band).toMatchObject({ weeks: expected.n, median: expected.median });
    if (expected.upper === null) expect(band.upper).toBeNull();
    else expect(Math.abs(band.upper! - expected.upper)).toBeLessThanOrEqual(1e-9 * expected.upper);
    expect(isAboveBand(input.value, band)).toBe(expected.anomaly);
  }
});
