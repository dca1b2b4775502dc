import { describe, expect, test } from 'vitest';
import type { DecisionOutcome } from '@/lib/domain/kinds';
import { replayTallySchema } from '@/lib/domain/replay/replay-tally';
import { breakDownResults, countResults } from './count-results';
import { expandCells, groupByStratum } from './expand-cells';
import { planSample } from './plan-sample';
import { canBecome, classifyReplay } from './replay-outcome';
import { TallyBuilder } from './tally';

const entry = (
  service: string | null,
  from: DecisionOutcome,
  to: 'allow' | 'deny' | 'error' | null,
  weight = 1,
) => ({
  zone: 'z',
  service,
  environment: null,
  from,
  to,
  weight,
});

describe('a replayed decision', () => {
  test.each([
    ['allow', 'allow', 'unchanged'],
    ['allow', 'deny', 'allowToDeny'],
    ['allow', 'error', 'errors'],
    ['deny', 'deny', 'unchanged'],
    ['deny', 'allow', 'denyToAllow'],
    ['would-deny', 'deny', 'unchanged'],
    ['would-deny', 'allow', 'denyToAllow'],
    ['error', 'error', 'unchanged'],
    ['error', 'deny', 'newlyDecided'],
    ['unevaluated', 'allow', 'newlyDecided'],
    ['unevaluated', 'error', 'errors'],
    ['allow', null, 'notReplayable'],
  ] as const)('from %s to %s is %s', (from, to, result) => {
    expect(classifyReplay(from, to)).toBe(result);
    expect(canBecome(from, result)).toBe(true);
  });
});

describe('a tally', () => {
  test('goes on from what was counted before', () => {
    const first = new TallyBuilder();
    first.add(entry('a', 'allow', 'deny', 2));
    first.addError('broken');
    first.addNotReplayable({ reason: 'missing-data', what: 'context' });
    const kept = replayTallySchema.parse(JSON.parse(JSON.stringify(first.build())));
    const second = new TallyBuilder(kept);
    second.add(entry('a', 'allow', 'deny', 3));
    second.add(entry(null, 'allow', null));
    second.addError('broken');
    second.addNotReplayable({ reason: 'missing-data', what: 'context' });
    second.addKept('true-block');
    const tally = second.build();
    expect(tally.cells).toEqual([
      { zone: 'z', service: 'a', environment: '', from: 'allow', to: 'deny', n: 2, weight: 5 },
      { zone: 'z', service: '', environment: '', from: 'allow', to: null, n: 1, weight: 1 },
    ]);
    expect(tally.errorMessages).toEqual([{ message: 'broken', decisions: 2 }]);
    expect(tally.notReplayable).toEqual([{ reason: 'missing-data', what: 'context', decisions: 2 }]);
    expect(tally.kept).toEqual({ trueBlocks: 1, falsePositives: 0 });
    expect(kept.cells[0]!.n).toBe(1);
  });

  test('stays small, whatever the number of places, and counts all of them', () => {
    const builder = new TallyBuilder();
    for (let index = 0; index < 6_000; index += 1) builder.add(entry(`service-${index}`, 'allow', 'deny'));
    for (let index = 0; index < 100; index += 1) builder.addError(`error ${index}`);
    const tally = builder.build();
    expect(tally.cells).toHaveLength(5_001);
    expect(countResults(tally.cells).allowToDeny).toBe(6_000);
    expect(tally.errorMessages).toHaveLength(51);
    expect(tally.errorMessages.reduce((sum, { decisions }) => sum + decisions, 0)).toBe(100);
  });

  test('is broken down with the most changed first and the rest summed up', () => {
    const builder = new TallyBuilder();
    for (const [service, times] of [
      ['a', 1],
      ['b', 3],
      ['c', 2],
    ] as const)
      for (let index = 0; index < times; index += 1) builder.add(entry(service, 'allow', 'deny'));
    builder.add(entry('c', 'allow', 'allow'));
    const rows = breakDownResults(builder.build().cells, 'service', 2);
    expect(rows.map(({ name, isRest, counts }) => [name, isRest, counts.total, counts.allowToDeny])).toEqual([
      ['b', false, 3, 3],
      ['c', false, 3, 2],
      [null, true, 1, 1],
    ]);
  });
});

describe('a sample', () => {
  const strata = [
    { outcome: 'allow', service: 'a', population: 9_000 },
    { outcome: 'deny', service: 'a', population: 900 },
    { outcome: 'deny', service: 'b', population: 100 },
    { outcome: 'error', service: 'b', population: 7 },
  ];

  test('draws each stratum in proportion, and of small ones at least fifty or all', () => {
    const shares = planSample(strata, 1_000).map(({ share, population }) => share * population);
    // 1000 of 10,007: 899.4, 89.9, 10 (so fifty) and 0.7 (so all seven).
    expect(shares[0]).toBeCloseTo((1_000 * 9_000) / 10_007, 9);
    expect(shares[1]).toBeCloseTo((1_000 * 900) / 10_007, 9);
    expect(shares[2]).toBeCloseTo(50, 9);
    expect(shares[3]).toBeCloseTo(7, 9);
  });

  test('of as many as there are, or of no size, is all of them', () => {
    for (const size of [null, 10_007, 20_000])
      expect(planSample(strata, size).every(({ share }) => share === 1)).toBe(true);
  });

  test('is stretched to all there is by each stratum', () => {
    const builder = new TallyBuilder();
    for (let index = 0; index < 90; index += 1)
      builder.add(entry('a', 'deny', index < 30 ? 'allow' : 'deny'));
    builder.add(entry('b', 'deny', 'deny', 2));
    const { cells } = builder.build();
    const planned = strata.map((stratum) => ({ ...stratum, share: 0.1 }));
    expect(groupByStratum(planned, cells).map(({ replayed }) => replayed)).toEqual([0, 90, 1, 0]);
    // 900 / 90 = 10 times 30 and 60; 100 / 1 times 2.
    expect(expandCells(planned, cells).map(({ weight }) => weight)).toEqual([300, 600, 200]);
  });
});
