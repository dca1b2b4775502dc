import { expect, it } from 'vitest';
import { HOUR, MINUTE, NOW, tallyCounts } from '../testing/tally-counts';
import { judgeDataMisfit, type Misfits } from './judge-data-misfit';

const limit = { windowMs: HOUR, accesses: 1 };
const misfits = (count: number, rest: Partial<Misfits> = {}): Misfits => ({
  about: 'classification',
  zone: 'payments',
  service: 'reports',
  environment: '',
  name: 'health',
  fitting: ['pci'],
  counts: tallyCounts({}, [{ at: NOW - 10 * MINUTE, all: count }]).all,
  ...rest,
});
const judge = (each: Misfits, atMs = NOW) => judgeDataMisfit([each], limit, atMs)[0]!;

it('access that does not fit is told above its number, not at it', () => {
  expect(judge(misfits(1))).toMatchObject({ outcome: 'false', value: 1, threshold: 1 });
  expect(judge(misfits(2))).toMatchObject({
    subject: { zone: 'payments', service: 'reports', environment: null, policy: null, item: 'health' },
    outcome: 'true',
    unit: 'count',
    sinceMs: NOW - 10 * MINUTE,
    sentence: '2 accesses to health data, where the zone is for pci, in 1 hour, the last at 09:50 UTC',
  });
  expect(judge(misfits(2), NOW + HOUR).outcome).toBe('false');
});

it('a transfer names the region that it went to', () => {
  const found = judge(
    misfits(2, { about: 'region', name: 'us-east-1', fitting: ['eu-west-1', 'eu-west-2'] }),
  );
  expect(found.subject.item).toBe('→ us-east-1');
  expect(found.sentence).toBe(
    '2 transfers to us-east-1, where the zone is in eu-west-1 and eu-west-2, in 1 hour, the last at 09:50 UTC',
  );
});
