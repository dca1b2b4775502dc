import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { getConfig, setConfig } from '@/lib/config/config';
import { cancelReplay } from '@/lib/commands/replays/cancel-replay';
import { startReplay } from '@/lib/commands/replays/start-replay';
import { giveVerdict } from '@/lib/commands/review/give-verdict';
import type { StartReplay } from '@/lib/domain/replay/start-replay';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';
import { deriveEventId } from '@/lib/ingest/steps/to-record';
import type { Evaluator } from '@/lib/replay/evaluator';
import { claimReplayRun } from '@/lib/store/replays/claim-replay-run';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getReplay } from '@/lib/views/replays/get-replay';
import { listFlips } from '@/lib/views/replays/list-flips';
import { listReplays } from '@/lib/views/replays/list-replays';
import { previewReplay } from '@/lib/views/replays/preview-replay';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
import { takeReplayStep } from './take-replay-step';
import { workOnReplay } from './work-on-replay';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
let moment = NOW.getTime();
/** A moment later each time, so that runs have an order. */
const at = (): Occasion => ({
  now: new Date((moment += 1)),
  newId: randomUUID,
  from: { ip: null, userAgent: null },
});
const reviewer = actorOf('reviewer');
const POLICY = 'payments/pci-egress';
const PACE = { limit: 7, everyMs: 0 };
const lease = (seconds = 60) => ({ holder: randomUUID(), seconds });

/** Twenty calls of cart, of which it was denied the even ones; and four of batch, one of them with an error. */
const decision = (service: string, index: number, decided: string, context: object = { port: 443 }) => ({
  id: `${service}-${index}`,
  timestamp: new Date(NOW.getTime() - 3_600_000 + index * 1_000).toISOString(),
  policy_store: POLICY,
  application_id: service,
  request: {
    principal: `Service::"${service}"`,
    action: 'Action::"connect"',
    resource: `Host::"bank-${index % 2}"`,
    context,
    entities: [],
  },
  response: { decision: decided, diagnostics: { reason: [], errors: [] } },
});

/** Cart may reach bank-0, whatever the port; batch nothing. */
const CANDIDATE = `@id("cart") permit(principal == Service::"cart", action, resource == Host::"bank-0");
@id("port") forbid(principal, action, resource) when { context.port == 25 };`;

const start = async (wanted: Partial<StartReplay> = {}) =>
  (
    await startReplay(
      reviewer,
      {
        policy: POLICY,
        candidate: { engine: 'cedar', files: { 'egress.cedar': CANDIDATE } },
        selection: { from: '2026-11-21T10:00:00Z', to: '2026-11-21T12:00:00Z' },
        ...wanted,
      },
      at(),
    )
  ).id;

async function workOnNext() {
  const held = lease();
  const run = (await claimReplayRun(held))!;
  await workOnReplay(run, held, PACE);
  return getReplay(reviewer, run.id, NOW);
}

beforeAll(async () => {
  const cart = Array.from({ length: 20 }, (_, index) =>
    decision('cart', index, index % 2 === 0 ? 'DENY' : 'ALLOW'),
  );
  const batch = [
    decision('batch', 30, 'ALLOW'),
    decision('batch', 31, 'DENY'),
    {
      ...decision('batch', 32, 'DENY'),
      request: { ...decision('batch', 32, 'DENY').request, context: undefined },
    },
    decision('batch', 33, 'ALLOW', { port: 25 }),
  ];
  await writeEvents([...cart, ...batch], NOW, 'cedar');
  await getPool().query(`UPDATE event SET zone = 'payments' WHERE service = 'cart'`);
  for (const [id, judgement] of [
    ['cart-0', 'false-positive'],
    ['cart-2', 'true-block'],
    ['batch-31', 'true-block'],
  ] as const)
    await giveVerdict(reviewer, { eventId: deriveEventId('cedar', id), judgement }, at());
});

describe('a replay', () => {
  it('counts every decision once, and lists what flips', async () => {
    const id = await start();
    const run = await workOnNext();
    expect(run).toMatchObject({
      id,
      state: 'done',
      error: null,
      progress: { total: 24, done: 24, share: 1 },
    });
    // Of cart the ten denied calls to bank-0 pass and the ten allowed ones to bank-1 do not; of batch two are denied.
    expect(run.counts).toEqual({
      total: 24,
      unchanged: 1,
      allowToDeny: 12,
      denyToAllow: 10,
      errors: 0,
      newlyDecided: 0,
      notReplayable: 1,
    });
    expect(run.notReplayable).toEqual([{ reason: 'missing-data', what: 'context', decisions: 1 }]);
    expect(
      run.services.map(({ name, counts }) => [name, counts.total, counts.allowToDeny, counts.denyToAllow]),
    ).toEqual([
      ['cart', 20, 10, 10],
      ['batch', 4, 2, 0],
    ]);
    expect(run.zones.map(({ name, counts }) => [name, counts.total])).toEqual([
      ['payments', 20],
      ['unzoned', 4],
    ]);
    expect(run.principals).toEqual([
      { name: 'Service::"cart"', isRest: false, allowToDeny: 10, denyToAllow: 10, errors: 0 },
      { name: 'Service::"batch"', isRest: false, allowToDeny: 2, denyToAllow: 0, errors: 0 },
    ]);
    expect(run.reviews).toEqual({
      trueBlocksAllowed: 1,
      falsePositivesFixed: 1,
      trueBlocksKept: 1,
      falsePositivesKept: 0,
    });
    const flips = await listFlips(reviewer, id, { limit: 3, change: 'deny-to-allow' });
    expect(flips.total).toBe(10);
    expect(
      flips.items.map(({ eventId, from, to, reason, verdict }) => [eventId, from, to, reason, verdict]),
    ).toEqual([
      [deriveEventId('cedar', 'cart-0'), 'deny', 'allow', 'cart', 'false-positive'],
      [deriveEventId('cedar', 'cart-2'), 'deny', 'allow', 'cart', 'true-block'],
      [deriveEventId('cedar', 'cart-4'), 'deny', 'allow', 'cart', null],
    ]);
    const rest = await listFlips(reviewer, id, {
      limit: 50,
      change: 'deny-to-allow',
      cursor: flips.nextCursor!,
    });
    expect(rest.items).toHaveLength(7);
    expect(rest.nextCursor).toBeNull();
  });

  it('names the objective that its flips touch, and what they cost', async () => {
    await start();
    const { costs } = await workOnNext();
    // Twelve denials more within two hours; one false positive less. Of M3 are 12 denials there (10 of cart, 2 of
    // batch), and 5 % may be wrong over 30 days: a day costs from −1/12 to 11/12, by 0.05 and by 30.
    expect(costs).toHaveLength(1);
    expect(costs![0]).toMatchObject({ indicator: 'M3', windowDays: 30 });
    expect(costs![0]!.badPerDay.low).toBeCloseTo(-12, 9);
    expect(costs![0]!.badPerDay.high).toBeCloseTo(132, 9);
    expect(costs![0]!.budgetPerDay!.low).toBeCloseTo(-1 / 12 / 0.05 / 30, 9);
    expect(costs![0]!.budgetPerDay!.high).toBeCloseTo(11 / 12 / 0.05 / 30, 9);
  });

  it('is narrowed by outcome and service, and by nothing of other policies', async () => {
    await start({ selection: { from: '2026-11-21T10:00:00Z', to: 'now', outcome: 'deny', service: 'cart' } });
    expect((await workOnNext()).counts).toMatchObject({ total: 10, denyToAllow: 10 });
    await start({ selection: { from: 'now-24h', to: 'now', policy: 'payments/pci' } });
    expect((await workOnNext()).counts.total).toBe(0);
    await start({ selection: { from: 'now-24h', to: 'now', policy: 'payments' } });
    expect((await workOnNext()).counts.total).toBe(24);
  });

  it('that was cut off amid its work goes on with another process and ends with the right counters', async () => {
    const id = await start();
    const gone = lease(0);
    const run = (await claimReplayRun(gone))!;
    const deny = async (decisions: readonly unknown[]): Promise<ReplayOutcome[]> =>
      decisions.map(() => ({ to: 'deny', reason: null }));
    const evaluator: Evaluator = { evaluate: deny, close: async () => undefined };
    const step = { evaluator, holder: gone.holder, limit: 7, now: () => NOW };
    expect(await takeReplayStep({ ...run, strata: [] }, step)).toMatchObject({ next: { id, done: 7 } });

    // The first process is gone; the second one takes over from where it was.
    const held = lease();
    const taken = (await claimReplayRun(held))!;
    expect(taken).toMatchObject({ id, done: 7 });
    // What the first one still holds in its hands is not written any more.
    expect(await takeReplayStep({ ...run, strata: [] }, step)).toBe('lost');
    await workOnReplay(taken, held, PACE);
    const ended = await getReplay(reviewer, id, NOW);
    expect(ended.state).toBe('done');
    // Seven were all denied by the first process: three of cart were allowed before. The other seventeen are as above.
    expect(ended.counts).toMatchObject({ total: 24, allowToDeny: 12, denyToAllow: 6, unchanged: 5 });
    expect((await listFlips(reviewer, id, { limit: 500 })).total).toBe(18);
  });

  it('ends when somebody cancels it, and leaves an audit entry', async () => {
    const id = await start();
    await cancelReplay(reviewer, id, at());
    expect(await claimReplayRun(lease())).toBeNull();
    expect(await getReplay(reviewer, id, NOW)).toMatchObject({ state: 'cancelled', counts: { total: 0 } });
    await expect(cancelReplay(reviewer, id, at())).rejects.toMatchObject({ code: 'conflict' });
    const { rows } = await getPool().query(
      `SELECT action, actor_name FROM audit_entry WHERE targets->0->>'id' = $1 ORDER BY action`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'replay.cancelled', actor_name: 'reviewer' },
      { action: 'replay.started', actor_name: 'reviewer' },
    ]);
  });

  it('leaves nothing on a server that did not answer when the run was ended: it is asked again', async () => {
    const policies = new Set<string>();
    let isAway = false;
    const server = createServer((request, response) => {
      if (isAway && request.method === 'DELETE') return void response.writeHead(503).end();
      if (request.method === 'PUT') policies.add(request.url!);
      if (request.method === 'DELETE') policies.delete(request.url!);
      request.resume().on('end', () => {
        // From its first answer on it takes nothing away.
        if (request.method === 'POST') isAway = true;
        response.end(JSON.stringify({ result: true }));
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    setConfig({ ...getConfig(), replayOpaHosts: [host] });
    const id = await start({
      candidate: {
        engine: 'rego-server',
        files: { 'a.rego': 'package payments\nallow := true' },
        opaUrl: `http://${host}`,
      },
    });
    const gone = lease(0);
    await workOnReplay((await claimReplayRun(gone))!, gone, PACE);
    expect((await getReplay(reviewer, id, NOW)).state).toBe('done');
    expect(policies.size).toBe(1);
    isAway = false;
    const next = lease();
    await workOnReplay((await claimReplayRun(next))!, next, PACE);
    expect(policies.size).toBe(0);
    expect(await claimReplayRun(lease())).toBeNull();
    server.closeAllConnections();
    server.close();
  });

  it('of a candidate that is none ends with a sentence, and the next one goes on', async () => {
    await start({
      candidate: { engine: 'cedar', files: { 'a.cedar': 'permit(principal, action resource);' } },
    });
    await start();
    const failed = await workOnNext();
    expect(failed.state).toBe('failed');
    expect(failed.error).toMatch(/^a\.cedar line 1: .*unexpected token/);
    expect((await workOnNext()).state).toBe('done');
  });

  it('of a sample is the same every time, and says how far it may be off', async () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      decision('bulk', 100 + index, index % 3 === 0 ? 'DENY' : 'ALLOW'),
    );
    await writeEvents(many, NOW, 'cedar');
    const selection = { from: 'now-24h', to: 'now', service: 'bulk' };
    await start({ selection, sampleSize: 300 });
    const first = await workOnNext();
    await start({ selection, sampleSize: 300 });
    const second = await workOnNext();
    expect(second.counts).toEqual(first.counts);
    const { sample, counts } = first;
    expect(sample!.population).toBe(600);
    expect(counts.total).toBeLessThan(400);
    expect(counts.total).toBeGreaterThan(200);
    // All 400 that were allowed are denied now: whatever is drawn says so, and others cannot be among them.
    const { value, interval } = sample!.estimates.allowToDeny!;
    expect(value).toBeCloseTo(400, 9);
    expect(interval.low).toBeLessThan(400);
    expect(interval.high).toBe(400);
    expect(sample!.strata).toEqual([
      { outcome: 'allow', service: 'bulk', population: 400, replayed: counts.allowToDeny },
      { outcome: 'deny', service: 'bulk', population: 200, replayed: counts.unchanged },
    ]);
  });
});

describe('a preview', () => {
  const preview = (input: object) =>
    previewReplay(
      reviewer,
      { policy: POLICY, selection: { from: 'now-24h', to: 'now', service: 'batch' }, limit: 3, ...input },
      { now: NOW, newId: randomUUID },
    );

  it('shows the inputs of the last decisions, and what the candidate says', async () => {
    const shown = await preview({ candidate: { engine: 'cedar', files: { a: CANDIDATE } } });
    expect(shown.candidateError).toBeNull();
    expect(shown.decisions.map(({ from, to, notReplayable }) => [from, to, notReplayable?.what])).toEqual([
      ['allow', 'deny', undefined],
      ['deny', null, 'context'],
      ['deny', 'deny', undefined],
    ]);
    expect(shown.decisions[0]!.input).toEqual({
      principal: 'Service::"batch"',
      action: 'Action::"connect"',
      resource: 'Host::"bank-1"',
      context: { port: 25 },
      entities: [],
    });
    expect(shown.defaults.map(({ adapter }) => adapter)).toEqual(['cedar']);
  });

  it('finds the last decisions however far back they lie, newest first across what is read at once', async () => {
    const old = [200, 20, 3].map((hours) => decision('rare', (1 - hours) * 3_600, 'ALLOW'));
    await writeEvents(old, NOW, 'cedar');
    const { decisions } = await preview({
      selection: { from: 'now-30d', to: 'now', service: 'rare' },
      limit: 2,
    });
    expect(decisions.map(({ occurredAt }) => Date.parse(occurredAt))).toEqual(
      [3, 20].map((hours) => NOW.getTime() - hours * 3_600_000),
    );
    // A run meets all of them, one a step, over days without any.
    const held = lease();
    const id = await start({ selection: { from: 'now-30d', to: 'now', service: 'rare' } });
    await workOnReplay((await claimReplayRun(held))!, held, { limit: 1, everyMs: 0 });
    const { state, progress } = await getReplay(reviewer, id, NOW);
    expect({ state, progress }).toEqual({ state: 'done', progress: { total: 3, done: 3, share: 1 } });
  });

  it('takes a mapping of the caller, and refuses one that is none', async () => {
    const { decisions } = await preview({
      mapping: { template: { who: '$.event.principal', kind: 'call' }, ignoreMasked: [] },
    });
    expect(decisions[0]).toMatchObject({ input: { who: 'Service::"batch"', kind: 'call' }, to: null });
    await expect(preview({ mapping: { template: '$.nothing' } })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('says why a candidate is none', async () => {
    const shown = await preview({ candidate: { engine: 'cedar', files: { a: 'permit' } } });
    expect(shown.candidateError).toMatch(/^a line 1/);
  });
});

describe('the saved replays', () => {
  it('are for who may replay, and of other zones for nobody', async () => {
    const id = await start();
    expect((await listReplays(reviewer, { limit: 2 })).items).toHaveLength(2);
    await expect(listReplays(actorOf('viewer'), { limit: 2 })).rejects.toMatchObject({ code: 'forbidden' });
    const confined = actorOf('reviewer', ['payments']);
    expect((await listReplays(confined, { limit: 2 })).total).toBe(0);
    await expect(getReplay(confined, id, NOW)).rejects.toMatchObject({ code: 'not-found' });
    await expect(cancelReplay(confined, id, at())).rejects.toMatchObject({ code: 'not-found' });
    const own = await startReplay(
      confined,
      { policy: POLICY, candidate: { engine: 'cedar', files: { a: CANDIDATE } } },
      at(),
    );
    await workOnNext();
    await workOnNext();
    expect((await getReplay(confined, own.id, NOW)).counts.total).toBe(20);
  });
});
