import { expect, it } from 'vitest';
import { MINUTE, NOW, tallyCounts } from '../testing/tally-counts';
import { judgeFailedPushes } from './judge-failed-pushes';

const limit = { windowMs: 30 * MINUTE, failures: 2 };
const judge = (bad: number, services = ['cart']) =>
  judgeFailedPushes(
    {
      sources: [
        tallyCounts({ zone: 'shop', item: 'flux' }, [{ at: NOW - 9 * MINUTE, all: 10, bad }], { services }),
      ],
      history: null,
    },
    limit,
    NOW,
  )[0]!;

it('pushes that fail are told above their number, not at it', () => {
  expect(judge(2)).toMatchObject({ outcome: 'false', value: 2, threshold: 2 });
  expect(judge(3)).toMatchObject({
    outcome: 'true',
    unit: 'count',
    sinceMs: NOW - 9 * MINUTE,
    sentence: '3 configuration pushes by flux failed in 30 minutes',
  });
  expect(judge(0)).toMatchObject({ outcome: 'false', value: 0 });
});

it('what did not arrive is named', () => {
  expect(judge(3, ['', 'api', 'cart', 'web']).sentence).toBe(
    '3 configuration pushes by flux failed in 30 minutes, of api, cart and 1 more',
  );
});
