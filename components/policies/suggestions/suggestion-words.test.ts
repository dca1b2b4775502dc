import { expect, test } from 'vitest';
import type { Suggestion } from '@/lib/domain/read-models/suggestions';
import { describeRead, describeSize, describeSuggestion } from './suggestion-words';

const none = { events: 0, weight: 0 };
const suggestion = (change: Partial<Suggestion>): Suggestion => ({
  service: 'checkout-api',
  policy: 'pci',
  policies: [],
  read: { events: 10, total: 10, isWhole: true, backTo: '2026-11-21T10:00:00Z' },
  observed: { allowed: { events: 9, weight: 9 }, falsePositives: none, trueBlocks: none, unsettled: none },
  text: 'permit',
  remarks: [],
  rules: [
    {
      principals: ['a'],
      actions: ['GET'],
      resources: ['x'],
      conditions: [],
      events: 9,
      weight: 9,
      open: [],
      denied: [],
      deniedEvents: 0,
    },
  ],
  isSmallest: true,
  atLeast: 1,
  bound: null,
  uncovered: [],
  uncoveredEvents: 0,
  unsaid: [],
  replay: {
    by: 'cedar',
    good: 9,
    goodPermitted: 9,
    trueBlocks: 2,
    trueBlocksBlocked: 2,
    unsettled: 0,
    unsettledPermitted: 0,
  },
  mapping: null,
  isReplayable: true,
  granted: [],
  ...change,
});

test('the answer says what the rules permit and keep', () => {
  expect(describeSuggestion(suggestion({}))).toBe(
    '1 rule would permit all 9 good events of checkout-api. All 2 reviewed true blocks stay blocked.',
  );
  const { replay } = suggestion({});
  expect(
    describeSuggestion(
      suggestion({ replay: { ...replay!, goodPermitted: 7, trueBlocks: 0, trueBlocksBlocked: 0 } }),
    ),
  ).toBe(
    '1 rule would permit 7 good events of 9 of checkout-api. No denial in this time range was judged a true block.',
  );
});

test('nothing seen is no suggestion', () => {
  expect(
    describeSuggestion(
      suggestion({
        rules: [],
        replay: null,
        observed: { allowed: none, falsePositives: none, trueBlocks: none, unsettled: none },
      }),
    ),
  ).toBe('Nothing was seen of checkout-api that should be permitted.');
});

test('a greedy choice is told with its bound', () => {
  expect(describeSize(suggestion({}))).toBe('No smaller set of rules permits the same.');
  expect(describeSize(suggestion({ isSmallest: false, atLeast: 4, bound: 2.083 }))).toBe(
    'Chosen greedily: at least 4 rules are needed, and these are at most 2.1 times the smallest number.',
  );
});

test('what was not read is told', () => {
  expect(describeRead({ events: 10, total: 10, isWhole: true, backTo: '' })).toBe(
    'All 10 decisions and flows of the time range were read.',
  );
  expect(describeRead({ events: 5_000, total: 12_400, isWhole: false, backTo: '' })).toBe(
    'Of 12,400 decisions and flows, the newest 5,000 were read, and every judged denial.',
  );
});
