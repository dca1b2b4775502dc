import { expect, it } from 'vitest';
import type { CountedSeries } from './count-series';
import { tallyBetween, tallySubjects } from './tallied-subject';

const series = (rest: Partial<CountedSeries>, weight = 1): CountedSeries => ({
  kind: 'decision',
  outcome: 'allow',
  source: 'opa',
  zone: 'payments',
  service: 'api',
  environment: 'eu-1',
  policy: 'p',
  targetZone: '',
  provider: '',
  host: '',
  at: [0],
  events: [1],
  weight: [weight],
  weightSquare: [weight * weight],
  ...rest,
});
const gather = (...all: CountedSeries[]) =>
  tallySubjects(
    all,
    ({ zone, policy }) => ({ zone, policy }),
    ({ outcome }) => outcome === 'deny',
  );

it('a service or environment is named where it is the only one', () => {
  expect(gather(series({}), series({ outcome: 'deny' }))[0]!.subject).toEqual({
    zone: 'payments',
    service: 'api',
    environment: 'eu-1',
    policy: 'p',
    item: null,
  });
  const [both] = gather(series({}), series({ service: 'web', environment: '' }));
  expect(both).toMatchObject({
    subject: { service: null, environment: null },
    services: ['api', 'web'],
    environments: ['', 'eu-1'],
  });
});

it('drills are subjects of their own', () => {
  const drill = series({ service: 'drill-f4', environment: 'drill-1', outcome: 'deny' });
  const found = gather(series({}), drill);
  expect(found.map(({ isDrill, subject }) => [isDrill, subject.environment])).toEqual([
    [false, 'eu-1'],
    [true, 'drill-1'],
  ]);
  expect(found[0]!.key).not.toBe(found[1]!.key);
});

it('shares are weighted by sampling, gates count events', () => {
  const [found] = gather(series({}, 10), series({ outcome: 'deny' }, 30));
  // (10 + 30)² / (100 + 900) = 1.6
  expect(tallyBetween(found!, 0, 1)).toEqual({
    events: 2,
    badEvents: 1,
    total: 40,
    bad: 30,
    share: 0.75,
    size: 1.6,
  });
});
