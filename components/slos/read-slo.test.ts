import { describe, expect, it } from 'vitest';
import { describeBurns, formatBudgetLeft, formatSli, hasFewEvents, noteExhaustion } from './read-slo';
import { exampleBudget, exampleObjective, exampleSlo } from './testing/example-slo';

const plain = (text: string) => text.replaceAll('\u202F', ' ').replaceAll('\u2212', '-');

describe('what an objective reads', () => {
  it('has one digit more than its target and never crosses it', () => {
    expect(plain(formatSli(exampleSlo({ budget: exampleBudget({ sli: 0.998996 }) })))).toBe('99.89 %');
  });
  it('M6 is a rate of failures', () => {
    const slo = exampleSlo({
      objective: exampleObjective({ indicator: 'M6' }),
      budget: exampleBudget({ sli: 0.998996, errorRatio: 0.001004 }),
    });
    expect(plain(formatSli(slo))).toBe('0.11 %');
  });
  it('a trend is a count, and what nobody tells the number of says so', () => {
    const trend = { objective: exampleObjective({ indicator: 'M8', target: null }), budget: null };
    expect(formatSli(exampleSlo({ ...trend, kind: 'trend', value: 1_204 }))).toBe('1,204');
    expect(formatSli(exampleSlo({ state: 'no-denominator', value: null, budget: null }))).toBe(
      'No denominator',
    );
  });
});

describe('what is left of a budget', () => {
  it('below zero it is shown so, and called exhausted', () => {
    const budget = exampleBudget({ remaining: -0.12 });
    expect(plain(formatBudgetLeft({ kind: 'budget', budget }))).toBe('-12 %');
    expect(noteExhaustion(budget)).toBe('exhausted');
    expect(noteExhaustion(exampleBudget())).toBeNull();
  });
  it('zero tolerance counts violations', () => {
    const counts = { observed: 10, observedBad: 3, total: 10, good: 7, bad: 3 };
    const budget = exampleBudget({ counts, remaining: '-inf' });
    expect(formatBudgetLeft({ kind: 'zero-tolerance', budget })).toBe('3 violations, none allowed');
    expect(noteExhaustion(budget)).toBe('exhausted at once');
  });
  it('nothing measured is no data, not all of it', () => {
    expect(formatBudgetLeft({ kind: 'budget', budget: exampleBudget({ remaining: null }) })).toBe('No data');
    expect(formatBudgetLeft({ kind: 'budget', budget: null })).toBe('No data');
  });
});

it('burn rates carry their windows', () => {
  expect(describeBurns(exampleSlo())?.map(plain)).toEqual(['0.4× · 1 h', '0× · 5 min']);
  expect(describeBurns(exampleSlo({ kind: 'trend' }))).toBeNull();
});

it('few events: less than one bad event is allowed', () => {
  expect(hasFewEvents(exampleSlo())).toBe(false);
  expect(hasFewEvents(exampleSlo({ budget: exampleBudget({ allowedBad: 0.4 }) }))).toBe(true);
  expect(hasFewEvents(exampleSlo({ kind: 'zero-tolerance', budget: exampleBudget({ allowedBad: 0 }) }))).toBe(
    false,
  );
  expect(hasFewEvents(exampleSlo({ status: 'too-few-events' }))).toBe(true);
});
