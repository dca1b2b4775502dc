import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import {
  DAY,
  HOUR,
  MINUTE,
  NOW,
  holding,
  judge,
  judgeMonth,
  spread,
  time,
  write,
  writeInventory,
} from './testing/watch-written';

useTestDatabase();

beforeAll(writeInventory);

it('telemetry that exceeds what its zone usually sends is told, or a fixed limit', async () => {
  const heartbeat = { kind: 'heartbeat', zone: 'bulky', service: 'feed', tagged: true, missingTags: [] };
  await write([
    ...spread(14, NOW - 15 * DAY, NOW - DAY, () => ({ ...heartbeat, bytes: 1e9 })),
    { ...heartbeat, occurredAt: time(NOW - HOUR), bytes: 5e9 },
  ]);
  const [condition] = await judge('telemetry-volume', { zones: ['bulky'] });
  expect(condition).toMatchObject({ subject: { zone: 'bulky' }, outcome: 'true', unit: 'bytes' });
  expect(condition!.sentence).toMatch(/^5 GB of telemetry in 24 hours, 5× the usual 1 GB\.$/);
  expect(holding(await judge('telemetry-volume', { zones: ['bulky'] }, { threshold: { times: 6 } }))).toEqual(
    [],
  );
  expect(
    holding(await judge('telemetry-volume', { zones: ['bulky'] }, { threshold: { bytesPerDay: 4e9 } })),
  ).toHaveLength(1);
});

it('access to data that does not fit its zone is told, and transfers to other regions', async () => {
  const access = {
    kind: 'data-access',
    zone: 'payments',
    service: 'reports',
    environment: 'eu-1',
    action: 'read',
  };
  const at = time(NOW - 10 * MINUTE);
  await write([
    { ...access, occurredAt: at, outcome: 'allowed', classification: 'pci' },
    { ...access, occurredAt: at, outcome: 'allowed', classification: 'health' },
    { ...access, occurredAt: at, outcome: 'denied', classification: 'secret' },
    {
      ...access,
      occurredAt: at,
      outcome: 'allowed',
      classification: 'pci',
      action: 'transfer',
      toRegion: 'us-east-1',
    },
    {
      ...access,
      occurredAt: at,
      outcome: 'allowed',
      classification: 'pci',
      action: 'transfer',
      toRegion: 'EU-WEST-1',
    },
    // A zone that declares nothing cannot be misjudged.
    { ...access, occurredAt: at, zone: 'devices', outcome: 'allowed', classification: 'health' },
  ]);
  const conditions = await judge('data-misfit', {});
  expect(
    conditions.map(({ subject, outcome, value }) => [subject.zone, subject.item, outcome, value]),
  ).toEqual([
    ['payments', 'health', 'true', 1],
    ['payments', '→ us-east-1', 'true', 1],
  ]);
  expect(conditions[0]!.sentence).toBe(
    '1 access to health data, where the zone is for PCI and financial, in 1 hour, the last at 09:52 UTC.',
  );
  expect(await judge('data-misfit', { services: ['other'] })).toEqual([]);
});

it('calls that fail are told once for a zone, or by service', async () => {
  const flow = (zone: string, sourceService: string, outcome: string, targetZone = 'payments') => ({
    kind: 'flow',
    zone,
    sourceService,
    targetZone,
    outcome,
  });
  const calls = (zone: string, service: string, failed: number, all = 100) =>
    spread(all, NOW - 9 * MINUTE, NOW, (index) => flow(zone, service, index < failed ? 'error' : 'allowed'));
  await write([
    ...calls('shop', 'cart', 50),
    ...calls('shop', 'search', 30),
    ...calls('store', 'cart', 20),
    ...calls('store', 'search', 0, 900),
    ...spread(50, NOW - 9 * MINUTE, NOW, () => flow('store', 'search', 'denied')),
  ]);
  const found = holding(await judge('call-errors', {}));
  expect(found.map(({ subject, value }) => [subject.zone, subject.service, value])).toEqual([
    ['shop', null, 0.4],
    ['store', 'cart', 0.2],
  ]);
  expect(found[0]!.sentence).toBe('40\u202f% of calls failed in 10 minutes: 80 of 200, to payments.');
});

it('pushes that fail are told of the controllers that make them, not of other audit events', async () => {
  const failure = (service: string) => ({
    kind: 'audit',
    occurredAt: time(NOW - 5 * MINUTE),
    zone: 'shop',
    service,
    outcome: 'failure',
    actor: { type: 'controller', id: 'kustomize-controller' },
    action: 'Kustomization.HealthCheckFailed',
    targets: [],
    context: {},
  });
  const four = ['a', 'b', 'b', 'b'].map(failure);
  await write(four, { source: 'flux', adapter: 'flux' });
  await write(four, { source: 'directory' });
  const conditions = await judge('failed-pushes', {});
  expect(conditions).toMatchObject([{ subject: { zone: 'shop', item: 'flux' }, outcome: 'true', value: 4 }]);
  expect(conditions[0]!.sentence).toBe('4 configuration pushes by flux failed in 30 minutes, of a and b.');
});

describe('attestations', () => {
  const attestation = (zone: string, service: string, host: string, outcome: string) => ({
    kind: 'attestation',
    zone,
    service,
    environment: 'eu-1',
    subject: `spiffe://x/${service}`,
    host,
    outcome,
  });

  it('that fail page in zones of high trust only', async () => {
    const fail = (zone: string, failed: number) =>
      spread(40, NOW - 14 * MINUTE, NOW, (index) =>
        attestation(
          zone,
          'api',
          index % 2 ? 'host-1' : 'host-2',
          index < failed && index % 2 ? 'failed' : 'valid',
        ),
      );
    await write([...fail('payments', 40), ...fail('devices', 12)]);
    const found = holding(await judge('attestation-failures', { zones: ['payments', 'devices'] }));
    // 20 of 40 of the place; of 6 of 40 the place as well, since 15 % is more than a tenth.
    expect(
      found.map(({ subject, value, severity }) => [subject.zone, subject.item, value, severity]),
    ).toEqual([
      ['devices', null, 0.15, 'ticket'],
      ['payments', null, 0.5, null],
    ]);
    expect(found[1]!.sentence).toBe('50\u202f% of attestations failed in 15 minutes: 20 of 40, on host-1.');
  });

  it('that are stale are told while requests are allowed', async () => {
    const stale = (service: string) =>
      spread(4, NOW - 12 * MINUTE, NOW, () => attestation('accepting', service, 'h', 'stale'));
    const allowed = spread(5, NOW - 5 * MINUTE, NOW, () => ({
      kind: 'decision',
      zone: 'accepting',
      service: 'open',
      policy: 'p',
      outcome: 'allow',
    }));
    await write([...stale('open'), ...stale('shut'), ...allowed]);
    const conditions = await judge('stale-attestations', { zones: ['accepting'] });
    expect(conditions.map(({ subject, outcome, value }) => [subject.service, outcome, value])).toEqual([
      ['open', 'true', 4],
      ['shut', 'false', 4],
    ]);
    expect(conditions[0]!.sentence).toBe(
      '4 attestations were stale in 30 minutes, while 5 requests were allowed.',
    );
  });
});

describe('attempts across zones', () => {
  const attempt = (zone: string, targetZone: string) => ({
    kind: 'flow',
    zone,
    sourceService: 'lab',
    targetZone,
    outcome: 'denied',
  });
  const hourly = (days: number, make: () => object) =>
    spread(24 * days, NOW - (days + 1) * DAY, NOW - DAY, make);

  it('are told where a day has more than its days have', async () => {
    await write([
      // One an hour for five weeks, and a hundred today.
      ...hourly(35, () => attempt('edge', 'payments')),
      ...spread(100, NOW - 20 * HOUR, NOW, () => attempt('edge', 'payments')),
      ...hourly(35, () => attempt('edge', 'devices')),
      ...spread(24, NOW - DAY, NOW, () => attempt('edge', 'devices')),
    ]);
    const conditions = await judge('cross-zone-trend', { zones: ['edge'] });
    expect(conditions.map(({ subject, outcome, expected }) => [subject.item, outcome, expected])).toEqual([
      ['edge → devices', 'false', 24],
      ['edge → payments', 'true', 24],
    ]);
    // Median 24, deviation √24: five of them above are 48.49; half as many again are 36.
    expect(conditions[1]!.threshold).toBeCloseTo(24 + 5 * Math.sqrt(24), 6);
    expect(conditions[1]!.value).toBe(100);
  });

  it('from a sandbox to production are told above their noise', async () => {
    await write([
      ...hourly(14, () => attempt('sandbox', 'payments')),
      ...spread(40, NOW - 50 * MINUTE, NOW, () => attempt('sandbox', 'payments')),
      ...spread(40, NOW - 50 * MINUTE, NOW, () => attempt('sandbox', 'devices')),
    ]);
    const conditions = await judge('sandbox-to-production', {});
    expect(conditions).toMatchObject([
      { subject: { zone: 'sandbox', item: 'sandbox → payments' }, outcome: 'true', value: 40, threshold: 10 },
    ]);
    expect(await judge('sandbox-to-production', { zones: ['devices'] })).toEqual([]);
  });
});

it.each([
  'telemetry-volume',
  'data-misfit',
  'call-errors',
  'failed-pushes',
  'attestation-failures',
  'stale-attestations',
  'cross-zone-trend',
  'sandbox-to-production',
] as const)('a month of %s is judged by coarse steps', async (detector) => {
  const { now, before } = await judgeMonth(detector);
  expect(now).toBeGreaterThan(0);
  expect(before).toBe(0);
});
