import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { upsertService } from '@/lib/commands/inventory/upsert-service';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { eventFilterSchema, scopeFilterSchema } from '@/lib/domain/filters';
import type { IndicatorId } from '@/lib/domain/indicator-ids';
import type { Indicator } from '@/lib/domain/read-models/indicators';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getDecisionSeries } from '@/lib/views/decisions/get-decision-series';
import { getSlis } from '@/lib/views/indicators/get-slis';
import { getLatencySeries } from '@/lib/views/latency/get-latency-series';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
import { getExecutive } from './get-executive';
import { getOnCall } from './get-on-call';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const at = (clock: string, day = 21) => `2026-11-${String(day).padStart(2, '0')}T${clock}Z`;
const scope = (filter: object = {}) => scopeFilterSchema.parse({ from: 'now-1h', to: 'now', ...filter });
const minute = (count: number) => `${String(count).padStart(2, '0')}`;
const viewer = actorOf('viewer');

/** Events of one kind, one a minute from 11:00 on unless said otherwise. */
function many(name: string, count: number, fields: (index: number) => object) {
  return Array.from({ length: count }, (_, index) => ({
    id: `${name}-${index}`,
    occurredAt: at(`11:${minute(index % 60)}:00`),
    service: 'checkout',
    environment: 'eu-1',
    ...fields(index),
  }));
}

beforeAll(async () => {
  const occasion: Occasion = {
    now: new Date(at('00:00:00', 1)),
    newId: randomUUID,
    from: { ip: null, userAgent: null },
  };
  for (const slug of ['payments', 'edge', 'quiet'])
    await upsertZone(SYSTEM_ACTOR, { slug, name: slug, trustLevel: 'high' }, occasion);
  for (const [name, zone] of [
    ['checkout', 'payments'],
    ['web', 'edge'],
    ['batch', null],
  ] as const)
    await upsertService(SYSTEM_ACTOR, { name, zone }, occasion);
  const decision = { kind: 'decision', policy: 'http/authz', latencyMs: 4 };
  await writeEvents(
    [
      // 40 decisions in payments: 30 allowed, 8 denied (each stands for two), 2 passed unevaluated.
      ...many('allow', 30, () => ({ ...decision, outcome: 'allow' })),
      ...many('deny', 8, (index) => ({
        ...decision,
        outcome: 'deny',
        sampleRate: 0.5,
        occurredAt: at(`11:${40 + index}:30`),
      })),
      ...many('pass', 2, () => ({ ...decision, outcome: 'unevaluated', latencyMs: undefined })),
      // What was denied two hours before, and eight days ago.
      ...many('before', 3, () => ({ ...decision, outcome: 'deny', occurredAt: at('10:30:00') })),
      ...many('web', 4, () => ({
        ...decision,
        outcome: 'deny',
        service: 'web',
        policy: 'edge/authz',
        latencyMs: 16,
      })),
      ...many('web-long-ago', 1, () => ({
        ...decision,
        outcome: 'deny',
        service: 'web',
        policy: 'edge/authz',
        occurredAt: at('11:00:00', 13),
      })),
      ...many('good', 9, () => ({
        kind: 'attestation',
        outcome: 'valid',
        subject: 'spiffe://x/n1',
        host: 'n1',
        method: 'tpm',
      })),
      ...many('bad', 1, () => ({
        kind: 'attestation',
        outcome: 'failed',
        subject: 'spiffe://x/n1',
        host: 'n1',
        method: 'tpm',
        reason: 'pcr',
        occurredAt: at('11:30:00'),
      })),
      ...many('login', 990, () => ({ kind: 'auth', outcome: 'success', provider: 'okta' })),
      ...many('expired', 10, (index) => ({
        kind: 'auth',
        outcome: 'failure',
        provider: 'okta',
        reason: index < 7 ? 'expired' : 'mfa',
      })),
      ...many('other', 4, () => ({ kind: 'auth', outcome: 'failure', provider: 'ldap', reason: 'x' })),
      ...many('flow', 5, () => ({ kind: 'flow', outcome: 'denied', targetZone: 'edge' })),
      ...many('inside', 5, () => ({ kind: 'flow', outcome: 'denied', targetZone: 'payments' })),
      ...many('stranger', 2, () => ({
        kind: 'heartbeat',
        service: 'stranger',
        tagged: true,
        missingTags: [],
      })),
      {
        kind: 'change',
        id: 'publish',
        occurredAt: at('11:39:00'),
        type: 'policy-published',
        policy: 'http/authz',
        revision: 'v2',
        zone: 'payments',
      },
      {
        kind: 'change',
        id: 'activate',
        occurredAt: at('11:40:00'),
        type: 'policy-activated',
        policy: 'http/authz',
        revision: 'v2',
        environment: 'eu-1',
        zone: 'payments',
      },
      { kind: 'change', id: 'rotate', occurredAt: at('11:20:00'), type: 'rotation', zone: 'payments' },
      {
        kind: 'change',
        id: 'rotate-web',
        occurredAt: at('10:20:00'),
        type: 'rotation',
        zone: 'edge',
        service: 'web',
        environment: 'eu-2',
      },
    ],
    NOW,
  );
});

const valuesOf = (indicators: readonly Indicator[]) =>
  Object.fromEntries(indicators.map(({ id, value }) => [id, value])) as Record<IndicatorId, number | null>;

describe('the indicators', () => {
  it('of the estate are good by total of its events', async () => {
    const { items } = await getSlis(viewer, scope(), NOW);
    const values = valuesOf(items);
    // 30 allowed + 8 × 2 denied + 4 denied at the edge, of those and 2 unevaluated.
    expect(values.M1).toBeCloseTo(50 / 52, 9);
    expect(values.M2).toBeCloseTo(9 / 10, 9);
    expect(values.M6).toBeCloseTo(14 / 1_004, 9);
    expect(values.M8).toBe(5);
    // All of it was loaded as history: how late it was seen says nothing.
    expect(values.M10).toBeNull();
    expect(items.map(({ id, status }) => [id, status])).toEqual([
      ['M1', 'breached'],
      ['M2', 'breached'],
      // Only a stranger's telemetry was seen: none of the three services of the inventory.
      ['M3', 'no-data'],
      ['M4', 'breached'],
      ['M5', 'no-data'],
      ['M6', 'breached'],
      ['M7', 'no-data'],
      // A trend needs eight days.
      ['M8', 'no-data'],
      ['M9', 'no-data'],
      ['M10', 'no-data'],
    ]);
  });

  it.each([
    [{ zone: 'payments' }, 46 / 48],
    [{ zone: 'edge' }, 1],
    [{ service: 'web' }, 1],
    [{ environment: 'eu-1' }, 50 / 52],
    [{ zone: 'edge', service: 'checkout' }, null],
    [{ zone: 'quiet' }, null],
    [{ environment: 'us-1' }, null],
    [{ from: 'now-30m', to: 'now-25m' }, null],
  ])('of %j are those of its events; without any they are no data', async (filter, m1) => {
    const values = valuesOf((await getSlis(viewer, scope(filter), NOW)).items);
    if (m1 === null) expect(values).toMatchObject({ M1: null });
    else expect(values.M1).toBeCloseTo(m1, 9);
  });

  it('have the value of the window before beside them', async () => {
    const { items } = await getSlis(viewer, scope(), NOW);
    expect(items.find(({ id }) => id === 'M1')!.previousValue).toBe(1);
    expect(items.find(({ id }) => id === 'M2')!.previousValue).toBeNull();
  });

  it('have a point for every step, and none of them is zero for want of data', async () => {
    const { items, stepSeconds, window } = await getSlis(viewer, scope(), NOW);
    const attestation = items.find(({ id }) => id === 'M2')!;
    expect(attestation.sparkline.length).toBe(
      (Date.parse(window.to) - Date.parse(window.from)) / 1_000 / stepSeconds,
    );
    const pointAt = (clock: string) => attestation.sparkline.find((point) => point.at === at(clock))?.value;
    expect([pointAt('11:05:00'), pointAt('11:30:00'), pointAt('11:45:00')]).toEqual([1, 0, null]);
  });
});

describe('the dashboard of the executive', () => {
  it('says how many services belong to a zone', async () => {
    const { coverage } = await getExecutive(viewer, scope(), NOW);
    expect(coverage).toMatchObject({ good: 2, total: 3 });
    expect(coverage.ratio).toBeCloseTo(2 / 3, 9);
  });

  it('has a row for every zone, also for one that nothing is known of', async () => {
    const { zones } = await getExecutive(viewer, scope(), NOW);
    const rows = new Map(zones.map((zone) => [zone.slug, zone]));
    expect([...rows.keys()].toSorted()).toEqual(['edge', 'payments', 'quiet']);
    expect(rows.get('payments')).toMatchObject({
      services: 1,
      denials: 16,
      decisions: 48,
      status: 'breached',
    });
    expect(rows.get('payments')!.enforcement).toBeCloseTo(46 / 48, 9);
    expect(rows.get('edge')).toMatchObject({
      denials: 4,
      decisions: 4,
      enforcement: 1,
      attestation: null,
      authErrors: null,
      status: 'met',
    });
    expect(rows.get('quiet')).toMatchObject({
      services: 0,
      decisions: null,
      enforcement: null,
      status: 'no-data',
    });
  });

  it('lists services that were seen and are not in the inventory', async () => {
    expect((await getExecutive(viewer, scope(), NOW)).notInInventory).toEqual([
      { service: 'stranger', events: 2 },
    ]);
  });

  it('shows to whom is confined to a zone that zone alone', async () => {
    const { zones, indicators } = await getExecutive(actorOf('executive', ['edge']), scope(), NOW);
    expect(zones.map(({ slug }) => slug)).toEqual(['edge']);
    expect(valuesOf(indicators)).toMatchObject({ M1: 1, M2: null });
    await expect(
      getExecutive(actorOf('executive', ['edge']), scope({ zone: 'payments' }), NOW),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the dashboard of who is on call', () => {
  it('groups denials by service and policy, with what caused them', async () => {
    const { denialGroups, denialGroupTotal } = await getOnCall(viewer, scope(), NOW);
    expect(denialGroupTotal).toBe(2);
    const [checkout, web] = denialGroups;
    expect(checkout).toMatchObject({
      service: 'checkout',
      policy: 'http/authz',
      zone: 'payments',
      count: 16,
      previousCount: 3,
      firstSeen: at('11:40:30.000000'),
      lastSeen: at('11:47:30.000000'),
      isNew: false,
      change: { type: 'policy-activated', policy: 'http/authz', revision: 'v2' },
    });
    expect(checkout!.denyRatio).toBeCloseTo(16 / 48, 9);
    expect(checkout!.trend.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(16);
    // Eight days ago is too long ago to be known.
    expect(web).toMatchObject({ service: 'web', count: 4, previousCount: 0, isNew: true, change: null });
  });

  it('names the provider whose failures stand out, and the rotation beside them', async () => {
    const { authErrors } = await getOnCall(viewer, scope(), NOW);
    expect(authErrors).toMatchObject({ failures: 14, attempts: 1_004 });
    expect(authErrors.spikes).toMatchObject([
      {
        provider: 'okta',
        service: 'checkout',
        failures: 10,
        attempts: 1_000,
        previousFailures: 0,
        topReason: 'expired',
      },
    ]);
    expect(authErrors.rotations.map(({ type }) => type)).toEqual(['rotation']);
  });

  it('marks only the rotations that can have touched the failures shown', async () => {
    const timesOf = async (filter: object) => {
      const { authErrors } = await getOnCall(viewer, scope({ from: 'now-2h', ...filter }), NOW);
      return authErrors.rotations.map(({ occurredAt }) => occurredAt.slice(11, 16));
    };
    expect(await timesOf({})).toEqual(['11:20', '10:20']);
    expect(await timesOf({ zone: 'payments' })).toEqual(['11:20']);
    expect(await timesOf({ zone: 'edge' })).toEqual(['10:20']);
    // The later one names neither service nor environment: it may have touched any of them.
    expect(await timesOf({ service: 'checkout' })).toEqual(['11:20']);
    expect(await timesOf({ environment: 'eu-1' })).toEqual(['11:20']);
  });

  it('names the host that fails to attest, and when it last did', async () => {
    const { attestationFailures } = await getOnCall(viewer, scope(), NOW);
    expect(attestationFailures).toMatchObject([
      {
        host: 'n1',
        failures: 1,
        lastOutcome: 'failed',
        lastReason: 'pcr',
        lastGoodAt: at('11:08:00.000000'),
      },
    ]);
  });

  it('lists what changed, newest first', async () => {
    const { changes } = await getOnCall(viewer, scope(), NOW);
    expect(changes.map(({ type }) => type)).toEqual(['policy-activated', 'policy-published', 'rotation']);
  });

  it('is empty where nothing happened', async () => {
    const quiet = await getOnCall(viewer, scope({ zone: 'quiet' }), NOW);
    expect(quiet).toMatchObject({
      denialGroups: [],
      denialGroupTotal: 0,
      attestationFailures: [],
      authErrors: { failures: 0, attempts: 0, ratio: null, spikes: [] },
    });
  });
});

describe('series', () => {
  const filter = (more: object = {}) => eventFilterSchema.parse({ from: 'now-1h', to: 'now', ...more });

  it('of decisions add up by outcome, and leave out the steps without any', async () => {
    const series = await getDecisionSeries(viewer, filter({ zone: 'payments' }), NOW);
    const total = (name: 'allow' | 'deny' | 'unevaluated') =>
      series.buckets.reduce((sum, bucket) => sum + bucket[name], 0);
    expect([total('allow'), total('deny'), total('unevaluated')]).toEqual([30, 16, 2]);
    expect(series.buckets.some((bucket) => bucket.at === at('11:55:00'))).toBe(false);
    expect(series.markers.map(({ type }) => type)).toContain('policy-activated');
  });

  it('of latencies are percentiles of the events themselves, within a hundredth', async () => {
    const series = await getLatencySeries(viewer, { ...filter(), measure: 'evaluation' }, NOW);
    expect(series.overall.count).toBe(42);
    expect(Math.abs(series.overall.p50! - 4)).toBeLessThan(4 * 0.0109);
    expect(Math.abs(series.overall.p99! - 16)).toBeLessThan(16 * 0.0109);
    const none = await getLatencySeries(viewer, { ...filter({ zone: 'quiet' }), measure: 'evaluation' }, NOW);
    expect(none.overall).toEqual({ count: 0, p50: null, p95: null, p99: null });
    expect(none.buckets).toEqual([]);
  });
});

it('nobody sees a dashboard without its permission', async () => {
  const nobody = { ...viewer, permissions: new Set([]) };
  for (const view of [getExecutive, getOnCall, getSlis])
    await expect(view(nobody, scope(), NOW)).rejects.toMatchObject({ code: 'forbidden' });
});
