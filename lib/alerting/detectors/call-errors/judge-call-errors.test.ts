import { expect, it } from 'vitest';
import { DAY, every, MINUTE, NOW, tallyCounts } from '../testing/tally-counts';
import { judgeCallErrors } from './judge-call-errors';

const limit = { windowMs: 10 * MINUTE, share: 0.05, fewest: 10 };
const at = NOW - 4 * MINUTE;
const several = { services: ['cart', 'search'] };
const service = (name: string, all: number, bad: number) =>
  tallyCounts({ zone: 'shop', service: name }, [{ at, all, bad }]);
const judge = (all: number, bad: number, rest: Partial<Parameters<typeof judgeCallErrors>[0]> = {}) =>
  judgeCallErrors(
    {
      zones: [tallyCounts({ zone: 'shop' }, all ? [{ at, all, bad }] : [], several)],
      services: [],
      targets: [],
      history: null,
      ...rest,
    },
    limit,
    NOW,
  );

it('calls that fail are told above their share, not at it', () => {
  expect(judge(400, 20)[0]).toMatchObject({ outcome: 'false', value: 0.05 });
  expect(judge(400, 21)[0]).toMatchObject({ outcome: 'true', sinceMs: at });
  expect(judge(9, 9)[0]!.outcome).toBe('false');
  expect(judge(0, 0)[0]).toMatchObject({ outcome: 'false', value: null, sentence: 'No calls in 10 minutes' });
});

it('a zone that fails is one condition, with where most of the calls went', () => {
  const target = (item: string, bad: number) =>
    tallyCounts({ zone: 'shop', service: 'cart', item }, [{ at, all: 50, bad }]);
  const [zone, ...others] = judge(200, 80, {
    services: [service('cart', 100, 80)],
    targets: [target('payments', 20), target('vault', 60), target('shop', 0)],
  });
  expect(others).toEqual([]);
  expect(zone!.sentence).toBe('40\u202f% of calls failed in 10 minutes: 80 of 200, to vault and payments');
});

it('a service that fails is told where its zone as a whole does not', () => {
  const found = judge(2_000, 50, { services: [service('cart', 100, 50), service('search', 1_900, 0)] });
  expect(found.map((each) => [each.subject.service, each.outcome])).toEqual([
    [null, 'false'],
    ['cart', 'true'],
    ['search', 'false'],
  ]);
});

it('thirty quiet days with their rhythm tell nothing', () => {
  const counts = every(10 * MINUTE, { from: NOW - 30 * DAY, to: NOW }, (time) => {
    const all = Math.round(500 - 450 * Math.cos((2 * Math.PI * (time % DAY)) / DAY));
    return { all, bad: Math.ceil(all * 0.002) };
  });
  const zones = [tallyCounts({ zone: 'shop' }, counts)];
  const fired = counts.filter(
    (each) =>
      judgeCallErrors({ zones, services: [], targets: [], history: null }, limit, each.at)[0]!.outcome ===
      'true',
  );
  expect(fired).toEqual([]);
});
