import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { upsertService } from '@/lib/commands/inventory/upsert-service';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { cancelReprocessing } from '@/lib/commands/trust-rules/cancel-reprocessing';
import { saveCaps } from '@/lib/commands/settings/save-caps';
import { saveTrustRules } from '@/lib/commands/trust-rules/save-trust-rules';
import { startReprocessing } from '@/lib/commands/trust-rules/start-reprocessing';
import type { TrustRule } from '@/lib/domain/trust-rules/trust-rule';
import { mapBody } from '@/lib/ingest/pipeline';
import { forgetReferenceData } from '@/lib/ingest/reference-data';
import { getAdapter } from '@/lib/ingest/registry';
import { forgetAdmissions } from '@/lib/store/cardinality/admissions';
import { getPool } from '@/lib/store/database';
import { writeBatch } from '@/lib/store/events/write-batch';
import { findLastRun, findRunningWalk } from '@/lib/store/reprocess/reprocess-runs';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { verifyAll } from '@/lib/store/testing/verify-all';
import { actorOf } from '@/lib/views/testing/test-actor';
import { getTrustRules, listTrustRules } from '@/lib/views/trust-rules/get-trust-rules';
import { previewTrustRules } from '@/lib/views/trust-rules/preview-trust-rules';
import { takeStep } from './reprocess-events';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const LATER = new Date(NOW.getTime() + 60_000);
const at = (now = NOW): Occasion => ({ now, newId: randomUUID, from: { ip: null, userAgent: null } });
/** Each walk is started a moment after the one before. */
let started = 0;
const next = () => at(new Date(NOW.getTime() + ++started));
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

const byTeam = (team: string, zone: string): TrustRule => ({
  match: { on: 'label', name: 'team', value: team },
  zone,
});

/** Live events, so that their lag is counted too; each body becomes visible at a time of its own. */
async function send(events: object[], visibleAfterMs = 250) {
  const write = await mapBody(
    JSON.stringify(events),
    'application/json',
    { adapter: getAdapter('events'), actor: SYSTEM_ACTOR, backfill: false },
    NOW,
  );
  expect(write.rejections).toEqual([]);
  await writeBatch([write], () => (NOW.getTime() + visibleAfterMs) * 1_000);
}

const decision = (id: string, fields: object = {}) => ({
  kind: 'decision',
  id,
  occurredAt: before(3),
  outcome: 'allow',
  policy: 'http/authz',
  latencyMs: 3.5,
  ...fields,
});

async function walk(mode: 'count' | 'move', limit = 4, rules?: TrustRule[]) {
  await startReprocessing(SYSTEM_ACTOR, mode === 'count' ? { mode, rules } : { mode }, next());
  let steps = 0;
  for (let running = await findRunningWalk(); running; running = await findRunningWalk()) {
    await takeStep(running, LATER, limit);
    steps += 1;
  }
  return { run: (await findLastRun())!, steps };
}

const zonesOf = async (pattern: string) => {
  const { rows } = await getPool().query<{ id: string; zone: string }>(
    'SELECT native_id AS id, zone FROM event WHERE native_id LIKE $1 ORDER BY native_id',
    [pattern],
  );
  return Object.fromEntries(rows.map(({ id, zone }) => [id, zone]));
};

beforeAll(async () => {
  for (const slug of ['shop', 'payments', 'edge'])
    await upsertZone(SYSTEM_ACTOR, { slug, name: slug, trustLevel: 'high' }, at());
  await upsertService(SYSTEM_ACTOR, { name: 'checkout', zone: 'shop' }, at());
  forgetReferenceData();
});

describe('the zone of an event that comes in', () => {
  it('is its own, else by the first rule that matches, else by the inventory, else none', async () => {
    await saveTrustRules(
      SYSTEM_ACTOR,
      { rules: [byTeam('pay-*', 'payments'), byTeam('*', 'edge')], note: 'Teams', base: 0 },
      at(),
    );
    forgetReferenceData();
    await send([
      decision('p-1', { zone: 'edge', service: 'checkout', labels: { team: 'pay-eu' } }),
      decision('p-2', { service: 'checkout', labels: { team: 'pay-eu' } }),
      decision('p-3', { service: 'checkout', labels: { team: 'other' } }),
      decision('p-4', { service: 'checkout' }),
      decision('p-5', { service: 'unheard-of' }),
    ]);
    expect(await zonesOf('p-%')).toEqual({
      'p-1': 'edge',
      'p-2': 'payments',
      'p-3': 'edge',
      'p-4': 'shop',
      'p-5': 'unzoned',
    });
    const { unzoned } = await getTrustRules(actorOf('on-call'), LATER);
    expect(unzoned).toEqual({ events: 5, unzoned: 1, share: 0.2 });
  });
});

describe('versions of the trust rules', () => {
  it('are kept for ever, and saved on top of the one that was edited', async () => {
    const rules = [byTeam('pay-*', 'payments')];
    await expect(saveTrustRules(SYSTEM_ACTOR, { rules, note: 'Late', base: 0 }, at())).rejects.toMatchObject({
      code: 'conflict',
    });
    const second = await saveTrustRules(SYSTEM_ACTOR, { rules, note: 'Only payments', base: 1 }, at());
    expect(second.version).toBe(2);
    const { items } = await listTrustRules(actorOf('reviewer'));
    expect(items.map(({ version, note, rules: each }) => [version, note, each.length])).toEqual([
      [2, 'Only payments', 1],
      [1, 'Teams', 2],
    ]);
    const { rows } = await getPool().query(
      `SELECT changes FROM audit_entry WHERE action = 'trust-rules.changed' ORDER BY changes->>'note'`,
    );
    expect(rows[0]).toEqual({
      changes: { from: [byTeam('pay-*', 'payments'), byTeam('*', 'edge')], to: rules, note: 'Only payments' },
    });
  });

  it('name only zones of the inventory, and are for administrators', async () => {
    await expect(
      saveTrustRules(SYSTEM_ACTOR, { rules: [byTeam('x', 'nowhere')], note: 'No', base: 2 }, at()),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(
      saveTrustRules(actorOf('on-call'), { rules: [], note: 'No', base: 2 }, at()),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect((await listTrustRules(SYSTEM_ACTOR)).total).toBe(2);
  });
});

describe('a preview of trust rules', () => {
  it('says where the last events would belong, and stores nothing', async () => {
    const preview = await previewTrustRules(SYSTEM_ACTOR, { rules: [byTeam('other', 'shop')] }, LATER);
    // p-2 falls back to its service's zone, p-3 is placed by the rule.
    expect(preview).toMatchObject({ read: 5, unreadable: 0, byRule: [1], unzoned: { before: 1, after: 1 } });
    expect(preview.moves).toHaveLength(2);
    expect(preview.moves).toEqual(
      expect.arrayContaining([
        { from: 'payments', to: 'shop', events: 1 },
        { from: 'edge', to: 'shop', events: 1 },
      ]),
    );
    expect(preview.examples.map(({ from, to, rule }) => [from, to, rule])).toEqual(
      expect.arrayContaining([
        ['payments', 'shop', null],
        ['edge', 'shop', 1],
      ]),
    );
    expect((await zonesOf('p-2'))['p-2']).toBe('payments');
  });
});

describe('reprocessing', () => {
  beforeAll(async () => {
    const labels = { team: 'pay-eu' };
    const source = { service: 'gateway', labels };
    await saveTrustRules(SYSTEM_ACTOR, { rules: [], note: 'None', base: 2 }, at());
    forgetReferenceData();
    await send([
      decision('r-allow', { ...source, sampleRate: 0.3 }),
      decision('r-allow-2', { ...source, sampleRate: 0.7, latencyMs: 4 }),
      decision('r-deny', { ...source, outcome: 'deny', targetZone: 'payments', principal: 'spiffe://a/b' }),
      decision('r-old', { ...source, occurredAt: before(60 * 30), sentAt: before(60 * 29) }),
      decision('r-ahead', { ...source, occurredAt: before(-60 * 24) }),
      decision('r-else', { service: 'gateway', labels: { team: 'else' } }),
      {
        kind: 'heartbeat',
        id: 'r-beat',
        occurredAt: before(20),
        tagged: true,
        missingTags: [],
        bytes: 900,
        ...source,
      },
      {
        kind: 'heartbeat',
        id: 'r-beat-2',
        occurredAt: before(50),
        tagged: false,
        missingTags: ['zone'],
        service: 'gateway',
      },
      {
        kind: 'flow',
        id: 'r-flow',
        occurredAt: before(5),
        outcome: 'allowed',
        sourceService: 'gateway',
        latencyMs: 9,
        bytes: 77,
        labels,
      },
      {
        kind: 'drift',
        id: 'r-drift',
        occurredAt: before(9),
        outcome: 'detected',
        driftId: 'd-1',
        type: 'config',
        detectedAt: before(9),
        ...source,
      },
    ]);
    await send([decision('r-allow-3', { ...source, occurredAt: before(3) })], 90_000);
    await saveTrustRules(
      SYSTEM_ACTOR,
      { rules: [byTeam('pay-*', 'payments')], note: 'Again', base: 3 },
      at(),
    );
    forgetReferenceData();
  });

  it('counts what would move without moving it', async () => {
    const { run } = await walk('count');
    // The events of the first test too: p-3 falls back to the zone of its service.
    expect(run).toMatchObject({
      state: 'done',
      version: 4,
      scanned: 16,
      total: 16,
      moved: 10,
      unreadable: 0,
    });
    expect(run.moves).toEqual(
      expect.arrayContaining([
        { from: 'unzoned', to: 'payments', events: 9 },
        { from: 'edge', to: 'shop', events: 1 },
      ]),
    );
    expect((await zonesOf('r-allow'))['r-allow']).toBe('unzoned');
    expect(await verifyAll()).toEqual([]);
  });

  it('waits until no writer knows the older rules', async () => {
    await startReprocessing(SYSTEM_ACTOR, { mode: 'move' }, next());
    const running = (await findRunningWalk())!;
    expect(await takeStep(running, new Date(NOW.getTime() + 9_999), 4)).toBe(false);
    expect((await findLastRun())!.scanned).toBe(0);
    await expect(startReprocessing(SYSTEM_ACTOR, { mode: 'move' }, next())).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('moves events with their roll-ups, goes on where it was cut off, and takes no step twice', async () => {
    const first = (await findRunningWalk())!;
    expect(await takeStep(first, LATER, 4)).toBe(true);
    expect(await verifyAll()).toEqual([]);
    // Another instance, or this one before it fell over, had begun the same step.
    expect(await takeStep(first, LATER, 4)).toBe(false);
    expect((await findLastRun())!.scanned).toBe(4);
    expect(await verifyAll()).toEqual([]);

    for (let running = await findRunningWalk(); running; running = await findRunningWalk())
      await takeStep(running, LATER, 4);
    const run = (await findLastRun())!;
    expect(run).toMatchObject({ mode: 'move', state: 'done', scanned: 16, moved: 10 });
    expect(await zonesOf('r-%')).toEqual({
      'r-ahead': 'payments',
      'r-allow': 'payments',
      'r-allow-2': 'payments',
      'r-allow-3': 'payments',
      'r-beat': 'payments',
      'r-beat-2': 'unzoned',
      'r-deny': 'payments',
      'r-drift': 'payments',
      'r-else': 'unzoned',
      'r-flow': 'payments',
      'r-old': 'payments',
    });
    expect(await verifyAll()).toEqual([]);
    const { rows } = await getPool().query('SELECT zone FROM drift_case');
    expect(rows).toEqual([{ zone: 'payments' }]);
    // It was an attempt to reach another zone while it belonged to none.
    expect((await getPool().query('SELECT * FROM cross_zone_attempt')).rows).toEqual([]);
    const { rows: coverage } = await getPool().query(
      `SELECT zone, length(replace(seen::text, '0', '')) AS quarters FROM coverage_day ORDER BY zone`,
    );
    expect(coverage).toEqual([
      { zone: 'payments', quarters: 1 },
      { zone: 'unzoned', quarters: 1 },
    ]);
    const { rows: audited } = await getPool().query(
      `SELECT action FROM audit_entry WHERE action LIKE 'reprocessing.%' ORDER BY action DESC`,
    );
    expect(audited.map(({ action }) => action)).toEqual(['reprocessing.started', 'reprocessing.ended']);
  });

  it('moves nothing the second time', async () => {
    expect((await walk('move')).run).toMatchObject({ scanned: 16, moved: 0 });
  });

  it('beside writers of the same minutes leaves roll-ups that equal the events', async () => {
    await saveTrustRules(SYSTEM_ACTOR, { rules: [byTeam('pay-*', 'edge')], note: 'Edge', base: 4 }, at());
    // Names beyond a cap move too: they may be told apart in the zone that they move to.
    await saveCaps(SYSTEM_ACTOR, { services: 2, policies: 5 }, at());
    forgetReferenceData();
    forgetAdmissions();
    const writes = Array.from({ length: 12 }, (_, part) => async () => {
      const events = Array.from({ length: 25 }, (_each, n) =>
        decision(`c-${part}-${n}`, {
          service: `gateway-${n % 4}`,
          outcome: n % 5 === 0 ? 'deny' : 'allow',
          targetZone: 'shop',
          occurredAt: before(3 + (n % 3)),
          ...(n % 2 === 0 && { labels: { team: 'pay-eu' } }),
        }),
      );
      await send([
        ...events,
        {
          kind: 'heartbeat',
          id: `cb-${part}`,
          occurredAt: before(20 + part),
          tagged: true,
          missingTags: [],
          service: 'gateway',
        },
      ]);
    });
    await Promise.all([walk('move', 3), ...writes.map((write) => write())]);
    expect(await verifyAll()).toEqual([]);
    await walk('move', 50);
    expect(await verifyAll()).toEqual([]);
    expect((await walk('count')).run.moved).toBe(0);
  });

  it('can be stopped; what it moved stays', async () => {
    await saveTrustRules(SYSTEM_ACTOR, { rules: [], note: 'None again', base: 5 }, at());
    forgetReferenceData();
    await startReprocessing(SYSTEM_ACTOR, { mode: 'move' }, next());
    const running = (await findRunningWalk())!;
    await takeStep(running, LATER, 10);
    await cancelReprocessing(SYSTEM_ACTOR, at(LATER));
    expect(await takeStep({ ...running, cursorId: null }, LATER, 10)).toBe(false);
    const run = (await findLastRun())!;
    expect(run).toMatchObject({ state: 'cancelled', scanned: 10 });
    expect(run.moved).toBeGreaterThan(0);
    expect(await verifyAll()).toEqual([]);
    await expect(cancelReprocessing(SYSTEM_ACTOR, at(LATER))).rejects.toMatchObject({ code: 'not-found' });
  });
});
