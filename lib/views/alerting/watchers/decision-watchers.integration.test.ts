import { beforeAll, describe, expect, it } from 'vitest';
import { dynamicThresholdSchema } from '@/lib/domain/alerting/alert-rule';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import {
  DAY,
  HOUR,
  MINUTE,
  NOW,
  holding,
  judge,
  judgeMonth,
  open,
  spread,
  time,
  write,
  writeInventory,
} from './testing/watch-written';

useTestDatabase();

beforeAll(writeInventory);

describe('failing authentication', () => {
  it('is told by provider, with the rotation before it, and in the zones of the rule only', async () => {
    const auth = {
      kind: 'auth',
      zone: 'payments',
      service: 'gateway',
      environment: 'eu-1',
      provider: 'okta',
    };
    await write([
      ...spread(40, NOW - 8 * MINUTE, NOW, (index) => ({
        ...auth,
        outcome: index < 12 ? 'failure' : 'success',
      })),
      ...spread(40, NOW - 8 * MINUTE, NOW, () => ({ ...auth, provider: 'vault', outcome: 'success' })),
    ]);
    const [rotation] = await write([
      { kind: 'change', type: 'rotation', occurredAt: time(NOW - 20 * MINUTE), message: 'Keys of okta' },
    ]);
    const conditions = await judge('auth-failures', { zones: ['payments'] });
    expect(conditions.map(({ subject, outcome, value }) => [subject.item, outcome, value])).toEqual([
      ['okta', 'true', 0.3],
      ['vault', 'false', 0],
    ]);
    expect(conditions[0]).toMatchObject({
      subject: { zone: 'payments', service: 'gateway', environment: 'eu-1', policy: null },
      threshold: 0.05,
      changes: [rotation],
      sinceMs: NOW - 8 * MINUTE,
    });
    expect(conditions[0]!.sentence).toBe(
      '30\u202f% of authentication by okta failed in 10 minutes: 12 of 40, after a rotation at 09:42 UTC (Keys of okta).',
    );
    expect(await judge('auth-failures', { zones: ['devices'] })).toEqual([]);
  });
});

describe('denials', () => {
  const decision = {
    kind: 'decision',
    zone: 'payments',
    service: 'checkout',
    environment: 'eu-1',
    policy: 'payments/pci_egress',
  };

  it('that jump after an activation are told with it', async () => {
    await write([
      // A week of 1 % denials, and 3 of 10 in the last minutes.
      ...spread(1_000, NOW - 7 * DAY, NOW - HOUR, (index) => ({
        ...decision,
        outcome: index % 100 === 0 ? 'deny' : 'allow',
      })),
      ...spread(50, NOW - 8 * MINUTE, NOW, (index) => ({
        ...decision,
        outcome: index % 10 < 3 ? 'deny' : 'allow',
      })),
    ]);
    const [activation] = await write([
      {
        kind: 'change',
        type: 'policy-activated',
        occurredAt: time(NOW - 10 * MINUTE),
        policy: 'payments',
        revision: 'r42',
        environment: 'eu-1',
      },
    ]);
    const [condition, ...others] = await judge('mass-denials', { zones: ['payments'] });
    expect(others).toEqual([]);
    expect(condition).toMatchObject({
      subject: { zone: 'payments', service: 'checkout', environment: 'eu-1', policy: 'payments/pci_egress' },
      outcome: 'true',
      value: 0.3,
      changes: [activation],
      sinceMs: NOW - 8 * MINUTE,
    });
    expect(condition!.sentence).toBe(
      'Denials of payments/pci_egress rose from 1\u202f% to 30\u202f% in 10 minutes (15 of 50), after revision r42 was activated at 09:52 UTC.',
    );
  });

  it('of a drill are told apart from what really happens', async () => {
    const drill = { ...decision, service: 'drill-f4-checkout', environment: 'drill-f4' };
    await write(spread(20, NOW - 3 * MINUTE, NOW, () => ({ ...drill, outcome: 'deny' })));
    const found = holding(await judge('mass-denials', { zones: ['payments'] }));
    expect(found.map(({ subject, value }) => [subject.service, subject.environment, value])).toEqual([
      ['checkout', 'eu-1', 0.3],
      ['drill-f4-checkout', 'drill-f4', 1],
    ]);
  });

  it('that are rare are told where there were none for days', async () => {
    const quiet = { ...decision, zone: 'quiet', service: 'ledger', policy: 'ledger/read' };
    await write([
      ...spread(1_200, NOW - 7 * DAY, NOW - 2 * HOUR, () => ({ ...quiet, outcome: 'allow' })),
      { ...quiet, occurredAt: time(NOW - 10 * MINUTE), outcome: 'deny' },
    ]);
    const conditions = await judge('single-denials', { zones: ['quiet'] });
    expect(conditions).toMatchObject([
      { subject: { zone: 'quiet', service: 'ledger', policy: 'ledger/read' }, outcome: 'true', value: 1 },
    ]);
    // Payments deny now and then.
    expect(holding(await judge('single-denials', { services: ['checkout'] }))).toEqual([]);
  });
});

it('slow policy evaluation and slow sidecars are told by service', async () => {
  const place = { zone: 'payments', service: 'slow-api', environment: 'eu-1' };
  await write([
    ...spread(100, NOW - 9 * MINUTE, NOW, (index) => ({
      kind: 'decision',
      ...place,
      policy: 'p',
      outcome: 'allow',
      latencyMs: index % 10 ? 2 : 128,
    })),
    ...spread(100, NOW - 9 * MINUTE, NOW, () => ({
      kind: 'flow',
      sourceService: place.service,
      zone: place.zone,
      environment: place.environment,
      outcome: 'allowed',
      latencyMs: 4,
    })),
  ]);
  const conditions = await judge('slow-checks', { services: ['slow-api'] });
  expect(conditions.map(({ subject, outcome }) => [subject.item, outcome])).toEqual([
    ['evaluation', 'true'],
    ['sidecar', 'false'],
  ]);
  // A bucket is off by 1.08 % at most.
  expect(Math.abs(conditions[0]!.value! - 128)).toBeLessThan(128 * 0.0109);
});

describe('a dynamic threshold', () => {
  const dynamic = dynamicThresholdSchema.parse({});
  const decision = { kind: 'decision', zone: 'rhythm', service: 's', policy: 'p' };

  it('holds a count to the same hour of earlier weeks, and no verdict is none', async () => {
    await write([
      // 20 denials an hour at this time of the last five weeks.
      ...[1, 2, 3, 4, 5].flatMap((week) =>
        spread(40, NOW - week * 7 * DAY - HOUR, NOW - week * 7 * DAY, (index) => ({
          ...decision,
          outcome: index % 2 ? 'deny' : 'allow',
        })),
      ),
      ...spread(50, NOW - HOUR, NOW, () => ({ ...decision, outcome: 'deny' })),
    ]);
    const [found] = await judge('mass-denials', { zones: ['rhythm'] }, { dynamic });
    expect(found).toMatchObject({ outcome: 'true', value: 50, unit: 'count' });
    expect(found!.expected).toBeGreaterThan(15);
    expect(found!.threshold).toBeLessThan(50);
    const [unknown] = await judge(
      'mass-denials',
      { zones: ['rhythm'] },
      { dynamic: { ...dynamic, fewestWeeks: 6 } },
    );
    expect(unknown).toMatchObject({ outcome: 'false', threshold: null });
    expect(unknown!.sentence).toContain('5 of the 6 weeks are known');
  });
});

describe('a source that ought to send', () => {
  it('and is silent is no data, and what held before is neither over nor goes on', async () => {
    const auth = { kind: 'auth', zone: 'muted', service: 'login', provider: 'dex' };
    await write(
      [
        ...spread(20 * 24 * 2, NOW - 2 * DAY, NOW - HOUR, () => ({ ...auth, outcome: 'success' })),
        ...spread(20, NOW - HOUR - 3 * MINUTE, NOW - HOUR, () => ({ ...auth, outcome: 'failure' })),
      ],
      { source: 'dex' },
    );
    const opened = await open(
      'auth-failures',
      { zones: ['muted'] },
      {},
      {
        fromMs: NOW - HOUR,
        toMs: NOW,
        stepMs: MINUTE,
      },
    );
    expect(holding(opened.judge(NOW - HOUR))).toHaveLength(1);
    const later = opened.judge(NOW);
    expect(later.map(({ subject, outcome }) => [subject.zone, subject.item, outcome])).toEqual([
      ['muted', 'dex', 'no-data'],
      ['muted', 'dex', 'no-data'],
    ]);
    expect(later[1]!.sentence).toMatch(
      /^No authentication attempts from dex since 09:01 UTC: nobody can tell\.$/,
    );
  });
});

it.each(['auth-failures', 'mass-denials', 'single-denials', 'slow-checks'] as const)(
  'a month of %s is judged by coarse steps',
  async (detector) => {
    const { now, before } = await judgeMonth(detector);
    expect(now).toBeGreaterThan(0);
    expect(before).toBe(0);
  },
);
