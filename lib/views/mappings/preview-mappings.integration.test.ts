import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { getAdapter } from '@/lib/ingest/registry';
import { ingest } from '@/lib/ingest/pipeline';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { listSourceRows } from '@/lib/views/sources/list-source-rows';
import { actorOf } from '@/lib/views/testing/test-actor';
import { previewMappings } from './preview-mappings';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const log = (id: number, result: unknown, path = 'http/authz') => ({
  decision_id: `d-${id}`,
  timestamp: new Date(NOW.getTime() - id * 60_000).toISOString(),
  path,
  result,
});
function send(path: string, source: string, body: unknown, type = 'application/json') {
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': type },
  });
  return ingest(request, { adapter: getAdapter(path), actor: SYSTEM_ACTOR, source, backfill: false }, NOW);
}
const preview = (rules: Parameters<typeof previewMappings>[1]['rules'], source = 'opa-eu') =>
  previewMappings(SYSTEM_ACTOR, { source, rules }, NOW);

beforeAll(async () => {
  await send('opa/logs', 'opa-eu', [
    log(1, { allow: true, risk: 'high' }),
    log(2, { allow: false, risk: 'low' }),
    log(3, true, 'db/authz'),
    log(4, { grade: 1 }),
  ]);
  await send('opa/logs', 'opa-us', [log(5, false)]);
});

describe('the preview of a mapping', () => {
  it('says what the last decisions were and would be, newest first', async () => {
    const rules = [{ policy: 'http/*', resultPath: 'risk', allowValues: ['low'] }];
    const { items, changed } = await preview(rules);
    expect(items.map(({ policy, before, after }) => [policy, before, after])).toEqual([
      ['http/authz', 'allow', 'deny'],
      ['http/authz', 'deny', 'allow'],
      ['db/authz', 'allow', 'allow'],
    ]);
    expect(changed).toBe(2);
    expect(items[0]!.result).toEqual({ allow: true, risk: 'high' });
  });

  it('changes nothing that is stored', async () => {
    const outcomes = async () =>
      (await getPool().query('SELECT native_id, outcome FROM event ORDER BY 1')).rows;
    const before = await outcomes();
    await preview([{ policy: '*', resultPath: '', allowValues: ['never'] }]);
    expect(await outcomes()).toEqual(before);
  });

  it('reads a decision that came as a CloudEvent', async () => {
    const envelope = { specversion: '1.0', id: 'ce', source: '/opa', type: 'decision', data: log(6, true) };
    await send('opa/logs', 'opa-cloud', envelope, 'application/cloudevents+json');
    const { items } = await preview([{ policy: '*', resultPath: '', allowValues: [false] }], 'opa-cloud');
    expect(items).toMatchObject([{ before: 'allow', after: 'deny' }]);
  });

  it('of a source without decisions is empty', async () => {
    expect(await preview([], 'nobody')).toEqual({ items: [], changed: 0 });
  });

  it('is for who may change mappings, with rules that mean something', async () => {
    await expect(
      previewMappings(actorOf('reviewer'), { source: 'opa-eu', rules: [] }, NOW),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(preview([{ policy: '*', resultPath: '', allowValues: [] }])).rejects.toThrow();
  });
});

describe('the list of sources', () => {
  it('says of each what became of its events, and what it says it lost', async () => {
    const status = (dropped: number) => ({
      labels: { id: 'opa-1' },
      bundles: {},
      metrics: { prometheus: { counter_decision_logs_dropped_buffer_size_limit_exceeded: dropped } },
    });
    await send('opa/status', 'opa-us', [status(2)]);
    await send('opa/status', 'opa-us', [status(5)]);
    await send('opa/logs', 'opa-us', [log(5, false), log(5, true), { nothing: true }]);
    const { items } = await listSourceRows(actorOf('on-call'), NOW);
    const rows = new Map(items.map((row) => [`${row.source} ${row.adapter}`, row]));
    expect(rows.get('opa-us opa')).toMatchObject({ accepted: 1, duplicates: 2, conflicts: 1, rejected: 1 });
    expect(rows.get('opa-us opa')!.lastEventAt).toBe('2026-11-21T11:55:00.000000Z');
    // The counter rose from two to five.
    expect(rows.get('opa-us opa-status')!.droppedAtSource).toBe(3);
    expect(rows.get('opa-eu opa')).toMatchObject({ accepted: 3, rejected: 1, droppedAtSource: null });
  });

  it('counts the last 24 hours', async () => {
    const { items } = await listSourceRows(actorOf('on-call'), new Date(NOW.getTime() + 48 * 3_600_000));
    expect(items.find(({ source }) => source === 'opa-eu')).toMatchObject({
      accepted: 0,
      lastEventAt: '2026-11-21T11:59:00.000000Z',
    });
  });
});
