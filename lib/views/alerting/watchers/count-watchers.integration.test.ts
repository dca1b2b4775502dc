import { beforeAll, describe, expect, it } from 'vitest';
import { EVERYWHERE, dynamicThresholdSchema, type AlertScope } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { DetectorId } from '@/lib/domain/alerting/detectors';
import { zoneSchema } from '@/lib/domain/inventory';
import { writeBatch } from '@/lib/store/events/write-batch';
import { upsertEnvironments } from '@/lib/store/inventory/upsert-environments';
import { upsertZones } from '@/lib/store/inventory/upsert-zones';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { withTransaction } from '@/lib/store/transaction';
import { findWatcher } from '../find-watcher';
import type { WatchedRule } from '../watcher';

useTestDatabase();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Friday, 20 November 2026. */
const NOW = Date.parse('2026-11-20T10:02:00Z');
const time = (atMs: number) => new Date(atMs).toISOString();

let ids = 0;
const write = async (events: readonly object[], { source = 'native', adapter = 'native' } = {}) => {
  const named = events.map((event) => ({ id: `e-${(ids += 1)}`, ...event }));
  const request = makeWriteRequest(named, { source, receivedAt: new Date(NOW), backfill: true });
  expect(request.rejections).toEqual([]);
  await writeBatch([{ ...request, adapter }], () => NOW * 1_000);
  return request.records.map(({ id }) => id);
};
/** As many events as there are, evenly from one time to another. */
const spread = (count: number, fromMs: number, toMs: number, make: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => ({
    occurredAt: time(fromMs + ((toMs - fromMs) * index) / count),
    ...make(index),
  }));

async function open(
  detector: DetectorId,
  scope: Partial<AlertScope>,
  rest: Partial<WatchedRule> = {},
  window = { fromMs: NOW, toMs: NOW, stepMs: MINUTE },
) {
  const rule: WatchedRule = {
    detector,
    severity: 'ticket',
    threshold: {},
    dynamic: null,
    ...rest,
    scope: { ...EVERYWHERE, ...scope },
  };
  return findWatcher(detector)!.open(rule, window);
}
const judge = async (
  detector: DetectorId,
  scope: Partial<AlertScope>,
  rest: Partial<WatchedRule> = {},
): Promise<AlertCondition[]> => (await open(detector, scope, rest)).judge(NOW);
const holding = (conditions: readonly AlertCondition[]) =>
  conditions.filter(({ outcome }) => outcome === 'true');

beforeAll(async () => {
  const zone = (slug: string, rest: object) => zoneSchema.parse({ slug, name: slug, ...rest });
  await withTransaction(async (tx) => {
    await upsertZones(
      tx,
      [
        zone('payments', {
          trustLevel: 'high',
          dataClassifications: ['PCI', 'financial'],
          environments: ['eu-1'],
        }),
        zone('devices', { trustLevel: 'medium' }),
        zone('sandbox', { trustLevel: 'low', dataClassifications: ['internal'] }),
      ],
      new Date(NOW),
    );
    await upsertEnvironments(
      tx,
      [{ slug: 'eu-1', name: 'EU 1', kind: 'cluster', region: 'eu-west-1' }],
      new Date(NOW),
    );
  });
});

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

it('a month of history is judged by coarse steps', async () => {
  for (const detector of [
    'auth-failures',
    'mass-denials',
    'single-denials',
    'slow-checks',
    'telemetry-volume',
    'data-misfit',
    'call-errors',
    'failed-pushes',
    'attestation-failures',
    'stale-attestations',
    'cross-zone-trend',
    'sandbox-to-production',
  ] as const) {
    const window = { fromMs: NOW - 30 * DAY, toMs: NOW, stepMs: 15 * MINUTE };
    const opened = await open(detector, {}, {}, window);
    expect(holding(opened.judge(NOW)).length, detector).toBeGreaterThan(0);
    expect(holding(opened.judge(NOW - 20 * DAY)), detector).toEqual([]);
  }
});
