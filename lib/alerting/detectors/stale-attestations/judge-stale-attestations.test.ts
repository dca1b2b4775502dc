import { expect, it } from 'vitest';
import { MINUTE, NOW, tallyCounts, type Counts } from '../testing/tally-counts';
import { judgeStaleAttestations } from './judge-stale-attestations';

const limit = { windowMs: 30 * MINUTE, stale: 2 };
const service = { zone: 'devices', service: 'gateway' };
const judge = (stale: number, allowed: Counts[]) =>
  judgeStaleAttestations(
    {
      attested: [tallyCounts(service, [{ at: NOW - 20 * MINUTE, all: stale + 10, bad: stale }])],
      decided: [tallyCounts(service, allowed)],
      history: null,
    },
    limit,
    NOW,
  )[0]!;
const allowed = [{ at: NOW - 5 * MINUTE, all: 12, bad: 12 }];

it('stale attestations are told above their number while requests are allowed', () => {
  expect(judge(3, allowed)).toMatchObject({
    outcome: 'true',
    value: 3,
    threshold: 2,
    sinceMs: NOW - 20 * MINUTE,
    sentence: '3 attestations were stale in 30 minutes, while 12 requests were allowed',
  });
  expect(judge(2, allowed).outcome).toBe('false');
});

it('they are not accepted where nothing was allowed since', () => {
  const before = [{ at: NOW - 25 * MINUTE, all: 12, bad: 12 }];
  expect(judge(3, before)).toMatchObject({
    outcome: 'false',
    sentence: '3 attestations were stale in 30 minutes, and nothing was allowed',
  });
});
