import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { deleteService } from '@/lib/commands/inventory/delete-service';
import { upsertService } from '@/lib/commands/inventory/upsert-service';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { verifyAll } from '@/lib/store/testing/verify-all';
import { getTelemetryGaps } from '../coverage/get-telemetry-gaps';
import { getCrossZone } from '../cross-zone/get-cross-zone';
import { listDrifts } from '../drifts/list-drifts';
import { getRemediation } from '../remediation/get-remediation';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { getSlis } from './get-slis';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;
const at = (clock: string, day = 21) => `2026-11-${String(day).padStart(2, '0')}T${clock}Z`;
const before = (milliseconds: number) => new Date(NOW.getTime() - milliseconds).toISOString();
const scope = (filter: object = {}) => scopeFilterSchema.parse({ from: 'now-4h', to: 'now', ...filter });
const viewer = actorOf('viewer');
const confined = { ...viewer, zones: ['edge'] };

const occasion = (now: string): Occasion => ({
  now: new Date(now),
  newId: randomUUID,
  from: { ip: null, userAgent: null },
});

/** The same event again and again, from `from` on, with ids and times of their own. */
const series = (name: string, from: string, everyMs: number, count: number, fields: object) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${name}-${index}`,
    occurredAt: new Date(Date.parse(from) + index * everyMs).toISOString(),
    ...fields,
  }));

beforeAll(async () => {
  const early = occasion(at('00:00:00', 1));
  for (const slug of ['payments', 'edge'])
    await upsertZone(SYSTEM_ACTOR, { slug, name: slug, trustLevel: 'high' }, early);
  for (const [name, zone, environments] of [
    ['ledger', 'payments', ['eu-1']],
    ['web', 'edge', ['eu-1', 'us-1']],
    ['gone', 'edge', ['eu-1']],
    ['mute', 'edge', ['eu-1']],
  ] as const)
    await upsertService(SYSTEM_ACTOR, { name, zone, environments: [...environments] }, early);
  // "gone" left the inventory two hours before now.
  await deleteService(SYSTEM_ACTOR, 'gone', occasion(at('10:00:00')));

  const decision = { kind: 'decision', policy: 'p', environment: 'eu-1' };
  await writeEvents(
    [
      // A gateway counts what reaches the ledger; its engine's own decisions are among these.
      {
        kind: 'traffic',
        id: 't1',
        occurredAt: at('11:00:00'),
        windowStart: at('10:59:00'),
        windowEnd: at('11:00:00'),
        requests: 1_000,
        evaluated: 990,
        service: 'ledger',
        environment: 'eu-1',
      },
      ...series('ledger', at('11:00:00'), 1_000, 20, { ...decision, service: 'ledger', outcome: 'deny' }),
      ...series('web', at('11:00:00'), 1_000, 9, { ...decision, service: 'web', outcome: 'allow' }),
      { ...decision, id: 'web-by', occurredAt: at('11:00:00'), service: 'web', outcome: 'unevaluated' },
      // Telemetry of "web" every ten minutes for four hours, of "gone" until it left; "ledger" lost its tags.
      ...series('web-beat', at('08:00:00'), 600_000, 24, {
        kind: 'heartbeat',
        service: 'web',
        environment: 'eu-1',
        tagged: true,
        missingTags: [],
      }),
      ...series('gone-beat', at('08:00:00'), 600_000, 12, {
        kind: 'heartbeat',
        service: 'gone',
        environment: 'eu-1',
        tagged: true,
        missingTags: [],
      }),
      ...series('ledger-beat', at('08:00:00'), 600_000, 12, {
        kind: 'heartbeat',
        service: 'ledger',
        environment: 'eu-1',
        tagged: true,
        missingTags: [],
      }),
      ...series('ledger-bare', at('10:00:00'), 600_000, 12, {
        kind: 'heartbeat',
        service: 'ledger',
        environment: 'eu-1',
        tagged: false,
        missingTags: ['trust_zone'],
      }),
      // Drifts: in time, too late, bounded by a check an hour before, still open.
      ...[
        ['fast', { startedAt: at('09:00:00'), detectedAt: at('09:10:00'), resolvedAt: at('10:00:00') }],
        ['slow', { startedAt: at('09:00:00'), detectedAt: at('09:30:00'), resolvedAt: at('09:40:00') }],
        ['bounded', { startedAfter: at('09:00:00'), detectedAt: at('10:00:00'), resolvedAt: at('10:10:00') }],
        ['open', { startedAt: at('11:00:00'), detectedAt: at('11:05:00') }],
      ].map(([driftId, times]) => ({
        kind: 'drift',
        id: `d-${driftId as string}`,
        outcome: 'detected',
        driftId,
        type: 'policy',
        occurredAt: (times as { detectedAt: string }).detectedAt,
        zone: 'edge',
        environment: 'eu-1',
        ...(times as object),
      })),
      // Alerts: resolved after two hours, open for five, opened ten minutes ago.
      ...[
        ['a', 'opened', 4 * HOUR],
        ['a', 'resolved', 2 * HOUR],
        ['b', 'opened', 5 * HOUR],
        ['c', 'opened', HOUR / 6],
      ].map(([alertId, outcome, ago]) => ({
        kind: 'alert',
        id: `${alertId as string}-${outcome as string}`,
        alertId,
        outcome,
        occurredAt: before(ago as number),
        title: `Alert ${alertId as string}`,
        severity: 'page',
        zone: 'payments',
      })),
      // Attempts from the edge to payments: yesterday two by one principal, the day before one by another.
      ...[
        ['x1', at('10:00:00', 20), 'spiffe://x/a'],
        ['x2', at('11:00:00', 20), 'spiffe://x/a'],
        ['x3', at('10:00:00', 19), 'spiffe://x/b'],
      ].map(([id, occurredAt, principal]) => ({
        kind: 'flow',
        id,
        occurredAt,
        principal,
        outcome: 'denied',
        zone: 'edge',
        targetZone: 'payments',
      })),
    ],
    NOW,
  );
});

const valueOf = async (id: string, filter: object = {}) =>
  (await getSlis(viewer, scope(filter), NOW)).items.find((indicator) => indicator.id === id)!;

describe('M1', () => {
  it('takes a gateway’s counters where there are any, and decisions elsewhere', async () => {
    // 990 of 1,000 at the ledger, 9 of 10 at web; the ledger's own decisions are not counted again.
    const indicator = await valueOf('M1');
    expect(indicator).toMatchObject({ good: 999, total: 1_010, state: 'measured', overUnity: false });
    expect(indicator.excluded).toEqual([{ what: 'decisions that gateway counters stand for', count: 20 }]);
    expect(await valueOf('M1', { service: 'web' })).toMatchObject({ good: 9, total: 10 });
  });

  it('of an engine that reports only denials has no denominator', async () => {
    await writeEvents(
      [
        {
          kind: 'decision',
          id: 'only-denials',
          occurredAt: at('11:30:00'),
          service: 'mute',
          policy: 'p',
          outcome: 'deny',
          environment: 'us-9',
        },
      ],
      NOW,
      'events',
      'denials-only',
    );
    expect(await valueOf('M1', { service: 'mute' })).toMatchObject({
      state: 'no-denominator',
      value: null,
      status: 'no-data',
    });
  });
});

describe('M4', () => {
  it('is the mean over the quarters, against the inventory as it was', async () => {
    // 08:00–10:00: web, gone, ledger of four; 10:00–12:00: web of three (ledger without its tags).
    const { value } = await valueOf('M4');
    expect(value).toBeCloseTo((8 * (3 / 4) + 8 * (1 / 3)) / 16, 9);
    expect((await valueOf('M4', { zone: 'payments' })).value).toBeCloseTo(0.5, 9);
    expect((await valueOf('M4', { environment: 'us-1' })).value).toBeNull();
  });

  it('leads to the gaps: who is silent since when, and who lacks which tags', async () => {
    const { items, expected } = await getTelemetryGaps(viewer, scope(), NOW);
    expect(expected).toBe(3);
    expect(items).toMatchObject([
      { service: 'mute', state: 'silent', silentSince: null, missingTags: '' },
      {
        service: 'ledger',
        state: 'untagged',
        untaggedSince: '2026-11-21T09:50:00Z',
        missingTags: 'trust_zone',
      },
    ]);
    expect((await getTelemetryGaps(confined, scope(), NOW)).items.map(({ service }) => service)).toEqual([
      'mute',
    ]);
  });
});

describe('M5', () => {
  it('counts an equal half hour as too late, and a bounded start from its earliest', async () => {
    // fast and open in time; slow took exactly 30 minutes, bounded up to an hour.
    expect(await valueOf('M5')).toMatchObject({ good: 2, total: 4, value: 0.5 });
  });

  it('leads to the drifts with their times, and to those that are open', async () => {
    const { items, open, detection, resolution } = await listDrifts(viewer, scope(), NOW);
    expect(items.map(({ driftId }) => driftId)).toEqual(['open', 'bounded', 'slow', 'fast']);
    expect(items[1]).toMatchObject({ isStartBounded: true, detectSeconds: 3_600, isSlow: true });
    expect(open).toEqual([{ environment: 'eu-1', count: 1, oldestSeconds: 3_600 }]);
    expect(detection).toMatchObject({ good: 2, total: 4, count: 4, p50: 600 });
    expect(resolution).toMatchObject({ count: 3, p50: 3_600 });
    expect((await listDrifts({ ...viewer, zones: ['payments'] }, scope(), NOW)).items).toEqual([]);
  });
});

describe('M9', () => {
  it('counts an open alert as too late from four hours on, and not before', async () => {
    // a took two hours, b is open for five (late an hour ago), c for ten minutes.
    expect(await valueOf('M9')).toMatchObject({ good: 1, total: 2, value: 0.5 });
    const remediation = await getRemediation(viewer, scope(), NOW);
    expect(remediation).toMatchObject({
      open: 2,
      oldestOpenSeconds: 5 * 3_600,
      resolved: 1,
      mean: 7_200,
      meanLowerBound: (7_200 + 18_000 + 600) / 3,
    });
    expect((await getRemediation(confined, scope(), NOW)).items).toEqual([]);
  });
});

describe('M8', () => {
  it('is told by day and party; a day without any flow or decision is missing, not zero', async () => {
    const { days, pairs, trend } = await getCrossZone(viewer, scope({ from: 'now-7d' }), NOW);
    expect(days).toHaveLength(28);
    expect(days.slice(-3)).toEqual([
      { day: '2026-11-18', attempts: null, parties: null },
      { day: '2026-11-19', attempts: 1, parties: 1 },
      { day: '2026-11-20', attempts: 2, parties: 1 },
    ]);
    expect(trend).toMatchObject({ verdict: 'insufficient-data', days: 2, perWeek: null });
    expect(pairs).toEqual([{ zone: 'edge', targetZone: 'payments', attempts: 3, principals: 2 }]);
  });
});

describe('M7', () => {
  it('has no data before entries were verified, which is neither met nor missed', async () => {
    expect(await valueOf('M7')).toMatchObject({ state: 'no-data', value: null, status: 'no-data' });
  });

  it('counts verified entries by when they were recorded, and by zone; nothing tells them by service', async () => {
    for (const [bucket, zone, entries, bad, first] of [
      ['2026-11-21T11:00:00Z', 'payments', 60, 0, 0],
      ['2026-11-21T11:30:00Z', 'edge', 40, 1, 60],
      // Outside of the window.
      ['2026-11-21T07:59:00Z', 'edge', 5, 5, 100],
    ] as const)
      for (const [grain, unit] of ['minute', 'hour', 'day'].entries())
        await getPool().query(
          `INSERT INTO audit_verified_count AS c VALUES ($1, date_trunc($2, $3::timestamptz, 'UTC'), $4, $5, $6, $7, $8)
           ON CONFLICT (grain, bucket, zone) DO UPDATE SET entries = c.entries + EXCLUDED.entries, bad = c.bad + EXCLUDED.bad`,
          [grain, unit, bucket, zone, first, first + entries - 1, entries, bad],
        );
    expect(await valueOf('M7')).toMatchObject({ good: 99, total: 100, value: 0.99, status: 'breached' });
    expect(await valueOf('M7', { zone: 'payments' })).toMatchObject({ good: 60, total: 60, status: 'met' });
    expect(await valueOf('M7', { from: 'now-7d' })).toMatchObject({ good: 99, total: 105 });
    expect(await valueOf('M7', { service: 'web' })).toMatchObject({ value: null, status: 'no-data' });
  });
});

it('the daily counts equal the events behind them', async () => {
  expect(await verifyAll()).toEqual([]);
});
