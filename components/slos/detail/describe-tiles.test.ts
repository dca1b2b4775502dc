import { expect, it } from 'vitest';
import { exampleBudget, exampleObjective } from '../testing/example-slo';
import { describeAllowance, describeExhaustion, describeReset, noteOnExhaustion } from './describe-tiles';
import { ownWindowOf } from './own-window-of';

const plain = (text: string | null) => text?.replaceAll('\u202F', ' ').replaceAll('\u2212', '-');
const monthly = exampleObjective({
  window: { type: 'calendar', period: 'month', timeZone: 'Europe/Berlin' },
});

it('the time to exhaustion: how long, not burning, exhausted, or no data', () => {
  const of = (change: Parameters<typeof exampleBudget>[0]) =>
    plain(describeExhaustion({ budget: exampleBudget(change) }));
  expect(of({ exhaustionSeconds: 187_200 })).toBe('2 d 4 h');
  expect(of({ exhaustionSeconds: null })).toBe('Not burning');
  expect(of({ remaining: -0.12, exhaustionSeconds: 0 })).toBe('Exhausted');
  expect(of({ remaining: null })).toBe('No data');
});

it('says that bad events which roll off are not given back, and of a calendar whether it lasts', () => {
  const burning = exampleBudget({ exhaustionSeconds: 3_600, resetSeconds: 7_200 });
  expect(noteOnExhaustion({ budget: burning, objective: exampleObjective() })).toContain('not given back');
  expect(noteOnExhaustion({ budget: burning, objective: monthly })).toBe(
    'At the burn rate of the last hour, before it begins anew',
  );
});

it('a budget in events, and when it begins anew', () => {
  expect(describeAllowance({ kind: 'budget', budget: exampleBudget(), objective: exampleObjective() })).toBe(
    '36 of 100 bad events that are allowed',
  );
  const budget = exampleBudget({ consumedToDate: 0.52, resetSeconds: 777_600 });
  expect(plain(describeReset({ objective: monthly, budget }))).toBe(
    '52 % burned to date; begins anew in 9 d',
  );
  expect(describeReset({ objective: exampleObjective(), budget })).toBeNull();
});

it('the own window of an objective as a range', () => {
  const weekly = exampleObjective({ window: { type: 'rolling', days: 7 } });
  expect(ownWindowOf({ objective: weekly, budget: null })).toMatchObject({
    range: { from: 'now-7d', to: 'now' },
  });
  const budget = exampleBudget({
    window: { from: '2026-10-31T23:00:00.000Z', to: '2026-11-30T23:00:00.000Z' },
  });
  expect(ownWindowOf({ objective: monthly, budget })).toEqual({
    range: { from: '2026-10-31T23:00:00.000Z', to: 'now' },
    label: 'SLO window (this month)',
  });
});
