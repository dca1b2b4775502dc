import { expect, it } from 'vitest';
import { DAY, every, MINUTE, NOW, tallyCounts } from '../testing/tally-counts';
import { judgeAttestationFailures } from './judge-attestation-failures';

const limit = { windowMs: 15 * MINUTE, share: 0.1, fewest: 5 };
const at = NOW - 3 * MINUTE;
const place = { zone: 'payments', environment: 'eu-1' };
const host = (item: string, all: number, bad: number) => tallyCounts({ ...place, item }, [{ at, all, bad }]);
const judge = (all: number, bad: number, hosts = [host('node-1', all, bad)], production = ['payments']) =>
  judgeAttestationFailures(
    {
      places: [tallyCounts(place, [{ at, all, bad }])],
      hosts,
      production: new Set(production),
      history: null,
    },
    limit,
    NOW,
  );

it('attestations that fail are told above their share, not at it', () => {
  expect(judge(100, 10, [])[0]).toMatchObject({ outcome: 'false', threshold: 0.1 });
  expect(judge(100, 11, [])[0]).toMatchObject({ outcome: 'true', sinceMs: at });
  expect(judge(4, 4, [])[0]!.outcome).toBe('false');
});

it('in production it is what the rule says, elsewhere a ticket', () => {
  expect(judge(100, 50)[0]!.severity).toBeNull();
  expect(judge(100, 50, [], ['vault'])[0]!.severity).toBe('ticket');
});

it('a place that fails is one condition with its hosts, a host one where its place does not fail', () => {
  const whole = judge(100, 60, [host('node-1', 50, 20), host('node-2', 50, 40)]);
  expect(whole).toHaveLength(1);
  expect(whole[0]!.sentence).toBe(
    '60\u202f% of attestations failed in 15 minutes: 60 of 100, on node-2 and node-1',
  );
  const single = judge(1_000, 10, [host('node-1', 10, 10), host('node-2', 990, 0)]);
  expect(single.map((each) => [each.subject.item, each.outcome])).toEqual([
    [null, 'false'],
    ['node-1', 'true'],
    ['node-2', 'false'],
  ]);
  expect(single[1]!.sentence).toBe('100\u202f% of attestations on node-1 failed in 15 minutes: 10 of 10');
});

it('nothing is no failure', () => {
  expect(judge(0, 0, [])[0]).toMatchObject({ outcome: 'false', value: null });
});

it('a month with a failure now and then tells nothing', () => {
  const counts = every(15 * MINUTE, { from: NOW - 30 * DAY, to: NOW }, (_, index) => ({
    all: 60,
    bad: index % 7 === 0 ? 2 : 0,
  }));
  const places = [tallyCounts(place, counts)];
  const evidence = { places, hosts: [], production: new Set<string>(), history: null };
  const fired = counts.filter(
    (each) => judgeAttestationFailures(evidence, limit, each.at)[0]!.outcome === 'true',
  );
  expect(fired).toEqual([]);
});
