import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { accountActor } from '@/lib/auth/account-actor';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { saveDecisionMappings } from '@/lib/commands/mappings/save-decision-mappings';
import { getConfig, setConfig } from '@/lib/config/config';
import type { Adapter } from '@/lib/ingest/adapter';
import { nativeAdapter } from '@/lib/ingest/adapters/native/map-native';
import { opaLogsAdapter } from '@/lib/ingest/adapters/opa/map-decision-log';
import { ingest } from '@/lib/ingest/pipeline';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { verifyAll } from '@/lib/store/testing/verify-all';
import { getQuarantined, listQuarantine } from '@/lib/views/quarantine/list-quarantine';
import { replayQuarantined } from './replay-quarantined';

useTestDatabase();

const at = (): Occasion => ({ now: new Date(), newId: randomUUID, from: { ip: null, userAgent: null } });
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
const list = (source: string, query: object = {}) =>
  listQuarantine(SYSTEM_ACTOR, { limit: 50, source, ...query });
const replay = (input: Parameters<typeof replayQuarantined>[1]) =>
  replayQuarantined(SYSTEM_ACTOR, input, at());
const eventsOf = async (source: string) =>
  (await getPool().query('SELECT * FROM event WHERE source = $1 ORDER BY native_id', [source])).rows;

function send(adapter: Adapter, source: string, body: unknown, type = 'application/json') {
  const request = new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return ingest(request, { adapter, actor: SYSTEM_ACTOR, source, backfill: false }, new Date());
}
const graded = (id: string, grade: unknown, path = 'risk/score') => ({
  decision_id: id,
  timestamp: ago(60),
  path,
  result: { grade },
  input: { user: 'alice' },
});

describe('an event that cannot be read', () => {
  it('is kept with its payload, as it came, and the reason', async () => {
    const text = '{"kind":"decision","id":"q-1","occurredAt":"yesterday", "n":1.0}';
    const answer = await send(nativeAdapter, 'kept', `[${text}]`);
    expect(answer).toMatchObject({
      accepted: 0,
      duplicates: 0,
      rejected: [{ index: 0, code: 'invalid-field', path: 'occurredAt' }],
    });
    const { items, total } = await list('kept');
    expect(total).toBe(1);
    expect(items).toMatchObject([
      { code: 'invalid-field', path: 'occurredAt', times: 1, state: 'open', replayedAt: null },
    ]);
    expect(await getQuarantined(SYSTEM_ACTOR, items[0]!.id)).toMatchObject({ payload: text });
  });

  it('sent again is the same one, counted', async () => {
    const bad = { kind: 'verdict', id: 'q-2' };
    await send(nativeAdapter, 'times', [bad, bad]);
    const first = (await list('times')).items[0]!;
    await send(nativeAdapter, 'times', [bad, { ...bad, id: 'q-3' }]);
    const { items, total } = await list('times');
    expect(total).toBe(2);
    expect(items.map(({ times }) => times).toSorted()).toEqual([1, 3]);
    const again = items.find(({ id }) => id === first.id)!;
    expect(again).toMatchObject({ times: 3, firstReceivedAt: first.firstReceivedAt });
    expect(again.lastReceivedAt > first.lastReceivedAt).toBe(true);
  });

  it('sent by another source is another one', async () => {
    const bad = { kind: 'verdict', id: 'q-4' };
    await send(nativeAdapter, 'one', [bad]);
    await send(nativeAdapter, 'other', [bad]);
    expect([(await list('one')).total, (await list('other')).total]).toEqual([1, 1]);
  });

  it('is listed by page, last received first, each once, under filters', async () => {
    const bad = Array.from({ length: 7 }, (_, index) => ({
      kind: index % 2 ? 'verdict' : 'sentence',
      n: index,
    }));
    for (const one of bad) await send(nativeAdapter, 'paged', [one]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list('paged', { limit: 3, cursor });
      expect(page.total).toBe(7);
      seen.push(...page.items.map(({ lastReceivedAt, id }) => `${lastReceivedAt} ${id}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
    expect(seen).toHaveLength(7);
    expect((await list('paged', { code: 'unknown-kind', state: 'open' })).total).toBe(7);
    expect((await list('paged', { state: 'replayed' })).total).toBe(0);
    await expect(list('paged', { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('a replay', () => {
  it('after a mapping was added takes what it explains, once, and keeps the rest with its reason', async () => {
    const source = 'opa-risk';
    const answer = await send(opaLogsAdapter, source, [
      graded('r-1', 'A'),
      graded('r-2', 'F'),
      graded('r-3', 'A', 'other/score'),
    ]);
    expect(answer.rejected.map(({ code }) => code)).toEqual([
      'unmapped-result',
      'unmapped-result',
      'unmapped-result',
    ]);
    expect(await replay({ source })).toMatchObject({ replayed: 0, accepted: 0, stillRejected: [{}, {}, {}] });

    const rules = [{ policy: 'risk/*', resultPath: 'grade', allowValues: ['A'] }];
    await saveDecisionMappings(SYSTEM_ACTOR, { source, rules }, at());
    const outcome = await replay({ source });
    expect(outcome).toMatchObject({
      replayed: 2,
      accepted: 2,
      duplicates: 0,
      stillRejected: [{ code: 'unmapped-result' }],
    });
    expect((await eventsOf(source)).map((row) => [row.native_id, row.outcome, row.policy])).toEqual([
      ['r-1', 'allow', 'risk/score'],
      ['r-2', 'deny', 'risk/score'],
    ]);
    expect(await list(source, { state: 'open' })).toMatchObject({ total: 1 });
    expect(
      (await list(source, { state: 'replayed' })).items.every(({ replayedAt }) => replayedAt !== null),
    ).toBe(true);

    // Nothing is left to do, and doing it by name changes nothing.
    expect(await replay({ source })).toMatchObject({ replayed: 0, accepted: 0, stillRejected: [{}] });
    const ids = (await list(source, { state: 'replayed' })).items.map(({ id }) => id);
    expect(await replay({ ids })).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await eventsOf(source)).toHaveLength(2);
    expect(await verifyAll()).toEqual([]);
  });

  it('says the reason that keeps an event now', async () => {
    const source = 'late';
    const old = { kind: 'auth', id: 'l-1', occurredAt: ago(100 * 86_400), outcome: 'success' };
    await send(nativeAdapter, source, [old]);
    expect((await list(source)).items).toMatchObject([{ code: 'too-late' }]);
    const config = getConfig();
    try {
      setConfig({ ...config, retentionDays: 365 });
      expect(await replay({ source })).toMatchObject({ replayed: 1, accepted: 1, stillRejected: [] });
    } finally {
      setConfig(config);
    }
    expect(await eventsOf(source)).toHaveLength(1);

    const mixed = 'opa-mixed';
    await send(opaLogsAdapter, mixed, [{ ...graded('m-1', 'A'), timestamp: ago(89.99 * 86_400) }]);
    expect((await list(mixed)).items).toMatchObject([{ code: 'unmapped-result', path: 'result' }]);
    await saveDecisionMappings(
      SYSTEM_ACTOR,
      { source: mixed, rules: [{ policy: '*', resultPath: 'grade', allowValues: ['A'] }] },
      at(),
    );
    try {
      setConfig({ ...config, retentionDays: 30 });
      expect(await replay({ source: mixed })).toMatchObject({ stillRejected: [{ code: 'too-late' }] });
    } finally {
      setConfig(config);
    }
    expect((await list(mixed)).items).toMatchObject([
      { code: 'too-late', path: 'occurredAt', state: 'open', replayedAt: null },
    ]);
  });

  it('reads a CloudEvent as one again', async () => {
    const source = 'cloud';
    const data = { kind: 'auth', occurredAt: ago(100 * 86_400), outcome: 'success' };
    const envelope = { specversion: '1.0', id: 'ce-1', source: '/idp', type: 'auth', data };
    const answer = await send(nativeAdapter, source, envelope, 'application/cloudevents+json');
    expect(answer.rejected).toMatchObject([{ code: 'too-late' }]);
    const config = getConfig();
    try {
      setConfig({ ...config, retentionDays: 365 });
      expect(await replay({ source })).toMatchObject({ accepted: 1, stillRejected: [] });
    } finally {
      setConfig(config);
    }
    expect(await eventsOf(source)).toMatchObject([{ native_id: 'ce-1', kind: 'auth' }]);
  });

  it('keeps what is no event by any reading', async () => {
    const source = 'never';
    await send(nativeAdapter, source, '{"kind":"auth"\n{"kind":"auth"}\n[]\n5\n', 'application/x-ndjson');
    expect((await list(source)).items.map(({ code }) => code).toSorted()).toEqual([
      'missing-field',
      'not-an-object',
      'not-an-object',
      'not-json',
    ]);
    const outcome = await replay({ source });
    expect(outcome).toMatchObject({ replayed: 0, accepted: 0 });
    expect(outcome.stillRejected.map(({ code }) => code).toSorted()).toEqual([
      'missing-field',
      'not-an-object',
      'not-an-object',
      'not-json',
    ]);
    expect((await list(source, { state: 'open' })).total).toBe(4);
  });

  it('does not judge an event by the time it waited', async () => {
    const source = 'waited';
    await send(opaLogsAdapter, source, [graded('w-1', 'A')]);
    await saveDecisionMappings(
      SYSTEM_ACTOR,
      { source, rules: [{ policy: '*', resultPath: 'grade', allowValues: ['A'] }] },
      at(),
    );
    await replay({ source });
    const { rows } = await getPool().query(
      `SELECT sum(r.lag_measured)::int AS measured, sum(r.events)::int AS events FROM rollup r JOIN series s ON s.id = r.series_id
       WHERE r.grain = 0 AND s.source = $1`,
      [source],
    );
    expect(rows).toEqual([{ measured: 0, events: 1 }]);
  });

  it('needs its permission and every zone', async () => {
    const reviewer = accountActor({ id: randomUUID(), email: 'r@example.com', name: null, role: 'reviewer' });
    await expect(replayQuarantined(reviewer, { source: 'x' }, at())).rejects.toMatchObject({
      code: 'forbidden',
    });
    const confined = { ...SYSTEM_ACTOR, zones: ['edge'] };
    await expect(replayQuarantined(confined, { source: 'x' }, at())).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is an entry of the audit log', async () => {
    const { rows } = await getPool().query(
      `SELECT changes FROM audit_entry WHERE action = 'quarantine.replayed' AND (changes->>'chosen')::int = 3 ORDER BY occurred_at DESC LIMIT 1`,
    );
    expect(rows).toEqual([{ changes: { chosen: 3, replayed: 2, stillRejected: 1 } }]);
  });
});
