import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addStretch,
  findSimulationState,
  listGaps,
  saveSimulationState,
  type Stretch,
} from './simulation-state';

const at = (hour: number) => new Date(Date.parse('2026-11-01T00:00:00Z') + hour * 3_600_000);
const stretch = (from: number, to: number): Stretch => ({ from: at(from), to: at(to) });
const hours = (stretches: readonly Stretch[]) =>
  stretches.map(({ from, to }) => [
    (from.getTime() - at(0).getTime()) / 3_600_000,
    (to.getTime() - at(0).getTime()) / 3_600_000,
  ]);

const anyStretch = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => stretch(from, from + length));
/** Whether an hour's middle lies within one of the stretches. */
const holds = (stretches: readonly Stretch[], hour: number) =>
  stretches.some(({ from, to }) => from <= at(hour + 0.5) && at(hour + 0.5) < to);
const ALL = Array.from({ length: 80 }, (_, hour) => hour - 5);

describe('what a simulation has filled', () => {
  it('grows by a stretch, merged with those it touches', () => {
    expect(hours(addStretch([], stretch(5, 6)))).toEqual([[5, 6]]);
    expect(hours(addStretch([stretch(0, 2), stretch(6, 8)], stretch(2, 6)))).toEqual([[0, 8]]);
    expect(hours(addStretch([stretch(0, 2), stretch(6, 8)], stretch(3, 5)))).toEqual([
      [0, 2],
      [3, 5],
      [6, 8],
    ]);
    expect(hours(addStretch([stretch(0, 10)], stretch(2, 3)))).toEqual([[0, 10]]);
  });

  it('is what was added, nothing more and nothing less, and never touches itself', () => {
    fc.assert(
      fc.property(fc.array(anyStretch, { maxLength: 8 }), (added) => {
        const filled = added.reduce<Stretch[]>((all, one) => addStretch(all, one), []);
        for (const hour of ALL) expect(holds(filled, hour)).toBe(holds(added, hour));
        filled.slice(1).forEach(({ from }, index) => expect(from > filled[index]!.to).toBe(true));
      }),
    );
  });

  it('is left as it was: a new list is made', () => {
    const filled = [stretch(0, 2)];
    addStretch(filled, stretch(1, 5));
    expect(hours(filled)).toEqual([[0, 2]]);
  });
});

describe('what is still to be filled', () => {
  it('lies between, newest first', () => {
    const filled = [stretch(2, 4), stretch(6, 8)];
    expect(hours(listGaps(filled, at(0), at(10)))).toEqual([
      [8, 10],
      [4, 6],
      [0, 2],
    ]);
    expect(hours(listGaps(filled, at(3), at(7)))).toEqual([[4, 6]]);
    expect(listGaps([stretch(0, 10)], at(2), at(8))).toEqual([]);
    expect(hours(listGaps([], at(0), at(5)))).toEqual([[0, 5]]);
  });

  it('completes what is filled to the whole, and repeats nothing of it', () => {
    fc.assert(
      fc.property(fc.array(anyStretch, { maxLength: 6 }), anyStretch, (added, { from, to }) => {
        const filled = added.reduce<Stretch[]>((all, one) => addStretch(all, one), []);
        const gaps = listGaps(filled, from, to);
        for (const hour of ALL) {
          const isInside = holds([{ from, to }], hour);
          expect(holds(gaps, hour)).toBe(isInside && !holds(filled, hour));
        }
        expect(gaps.every((gap) => gap.from < gap.to)).toBe(true);
      }),
    );
  });
});

describe('the state of a simulation', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-simulation-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const state = {
    seed: 7,
    scenario: 'policy-regression',
    rate: 0.75,
    historyRate: 1,
    days: 30,
    anchor: at(0),
    filled: [stretch(0, 2), stretch(3, 4)],
  };

  it('is read as it was saved, and is none before', () => {
    expect(findSimulationState(folder)).toBeNull();
    saveSimulationState(folder, state);
    expect(findSimulationState(folder)).toEqual(state);
    saveSimulationState(folder, { ...state, filled: [stretch(0, 4)] });
    expect(findSimulationState(folder)?.filled).toEqual([stretch(0, 4)]);
  });

  it('is the one before where a save was cut off', () => {
    saveSimulationState(folder, state);
    writeFileSync(join(folder, 'simulation.json.new'), '{"seed": 7, "fil');
    expect(findSimulationState(folder)).toEqual(state);
    saveSimulationState(folder, state);
    expect(existsSync(join(folder, 'simulation.json.new'))).toBe(false);
  });
});
