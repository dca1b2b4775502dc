import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { eventListQuerySchema } from '@/lib/domain/filters';
import { ingest, previewIngest } from '@/lib/ingest/pipeline';
import { getAdapter } from '@/lib/ingest/registry';
import { findShared } from '@/lib/store/testing/shared-files';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { verifyAll } from '@/lib/store/testing/verify-all';
import { listEventRows } from '@/lib/views/events/list-event-rows';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');

function request(body: string, type = 'application/json'): Request {
  const headers = { 'content-type': type, 'content-encoding': 'gzip' };
  return new Request('http://localhost/', { method: 'POST', headers, body: gzipSync(body) });
}
const preview = (path: string, body: string, type?: string) =>
  previewIngest(
    request(body, type),
    { adapter: getAdapter(path), actor: SYSTEM_ACTOR, backfill: false },
    NOW,
  );

const TRINO = {
  policy: expect.stringMatching(/^moat\/trino\//) as unknown,
  environment: 'prod',
  revision: undefined,
};
const EOPA = {
  id: '955ee45b-8624-4e23-af67-e3513d69c997',
  occurredAt: '2023-05-12T13:36:37.496602+02:00',
  outcome: 'allow',
  policy: 'authz',
  action: 'GET',
  resource: '/data/fruits',
  latencyMs: 0.11023,
};

/** What each file says, by its payload and by the list of its quirks. */
const DECISIONS: Record<string, object[]> = {
  'admission-deny.json': [
    {
      id: '0e67fda0-170b-454d-9f5e-29691073f97e',
      occurredAt: '2019-06-04T19:02:35.692Z',
      outcome: 'deny',
      policy: 'admission_control/main',
      revision: expect.stringMatching(/^jafsdkjfhas/) as unknown,
      reason: "Resource Pod/demo/nginx includes container image 'nginx' from prohibited registry",
      action: 'CREATE',
      resource: 'Pod/demo/nginx',
      principal: 'system:serviceaccount:opa-system:default',
      latencyMs: 2.563846,
    },
  ],
  'docker-authz.json': [
    {
      id: '8d4c6d08-b56e-4625-b66c-3e6c00d7a6e7',
      occurredAt: '2020-06-16T16:44:54.328705305Z',
      outcome: 'allow',
      policy: 'opa-docker-authz',
      action: 'POST',
      resource: '/v1.40/images/create',
      principal: undefined,
    },
  ],
  'envoy-ext-authz-compose.log.txt': [
    {
      id: 'f24b02c6-ca09-4c05-8be9-65d9b1586883',
      occurredAt: '2022-04-06T19:36:21.973122844Z',
      outcome: 'allow',
      policy: 'envoy/authz/allow',
      action: 'POST',
      resource: '/v2/entities',
      targetService: 'localhost',
      latencyMs: 166.592875,
      result: expect.objectContaining({ allowed: true }) as unknown,
    },
  ],
  'envoy-ext-authz-console.ndjson': [
    {
      id: '1df154b5-658a-47bf-ac18-be52998605da',
      occurredAt: '2021-05-04T01:21:18.1971808Z',
      outcome: 'deny',
      policy: 'envoy/authz/allow',
      action: 'GET',
      resource: '/books-bought',
      principal: 'bookbuyer',
      targetService: 'bookstore.bookstore',
      latencyMs: 0.425097,
      revision: undefined,
    },
    { id: '3f29d449-7f71-4721-b93c-ad7d375e0f80', outcome: 'allow', resource: '/buy-a-book/new' },
  ],
  'eopa-api.json': [EOPA],
  'eopa-splunk-envelope.json': [EOPA],
  'opa-docs-body.json': [
    {
      id: '4ca636c1-55e4-417a-b1d8-4aceb67960d1',
      occurredAt: '2018-01-01T00:00:00.000000Z',
      outcome: 'allow',
      policy: 'http/example/authz/allow',
      revision: 'W3sibCI6InN5cy9jYXRhbG9nIiwicyI6NDA3MX1d',
      action: 'GET',
      resource: '/salary/bob',
      labels: expect.objectContaining({ requested_by: '[::1]:59943' }) as unknown,
    },
  ],
  'opa-docs-erased.json': [
    {
      id: 'b4638167-7fcb-4bc7-9e80-31f5f87cb738',
      outcome: 'allow',
      policy: 'system/main',
      principal: 'bob',
      masked: ['/input/password', '/input/ssn'],
    },
  ],
  'trino-body.json': [
    { ...TRINO, outcome: 'allow', principal: 'alice', action: 'ExecuteQuery', latencyMs: 17.086993 },
    ...Array.from({ length: 11 }, () => ({ ...TRINO, outcome: 'allow' })),
  ],
};

const STATUSES: Record<string, object[]> = {
  'bundle-update.json': [
    {
      kind: 'change',
      type: 'policy-activated',
      policy: 'trino',
      occurredAt: '2024-06-17T09:33:01.003648626Z',
    },
    { kind: 'source-report', dropped: 0 },
  ],
  'docs-upload-failed.json': [
    {
      kind: 'change',
      type: 'policy-activated',
      policy: 'http/example/authz',
      revision: 'ABC',
      occurredAt: '2018-01-01T00:00:00.000Z',
      service: 'my-example-app',
    },
    {
      kind: 'source-report',
      dropped: 2,
      labels: expect.objectContaining({
        problem: expect.stringContaining('Upload Failed') as unknown,
      }) as unknown,
    },
  ],
};

/** Each CloudEvent of the samples carries something that is no event of ours: where it is said. */
const CLOUD_EVENTS: Record<string, [code: string, path: string][]> = {
  'batch.json': [
    ['unreadable-data', 'data_base64'],
    ['missing-field', 'kind'],
  ],
  'structured.ndjson': [
    ['unreadable-data', 'data_base64'],
    ['missing-field', 'kind'],
    ['unreadable-data', 'data'],
  ],
  'structured-gcp-audit.json': [['missing-field', 'kind']],
};

const folders = ['opa-decision-logs', 'opa-status', 'cloudevents'].map((name) =>
  findShared(`fixtures/${name}`),
);
const isHere = folders.every((folder) => folder !== null);
const [logs = '', status = '', cloudEvents = ''] = folders.map((folder) => folder ?? '');
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

if (!isHere) it.skip('the samples of real systems are not here: ../shared/fixtures is missing');

describe.skipIf(!isHere)('the samples of real systems', () => {
  it('are all read here', () => {
    expect(readdirSync(logs).toSorted()).toEqual(Object.keys(DECISIONS).toSorted());
    expect(readdirSync(status).toSorted()).toEqual(Object.keys(STATUSES).toSorted());
    const others = readdirSync(cloudEvents).filter((name) => name !== 'http-bindings.txt');
    expect(others.toSorted()).toEqual(Object.keys(CLOUD_EVENTS).toSorted());
  });

  it.each(Object.entries(DECISIONS))('decision log %s', async (name, expected) => {
    const { events, rejected } = await preview('opa/logs', read(logs, name));
    expect(rejected).toEqual([]);
    expect(events).toHaveLength(expected.length);
    for (const [index, event] of events.entries())
      expect(event).toMatchObject({ kind: 'decision', ...expected[index] });
  });

  it('denies nothing of what Trino asked, nor of batches', async () => {
    const { events } = await preview('opa/logs', read(logs, 'trino-body.json'));
    const byPath = events.map((event) =>
      event.kind === 'decision' ? `${event.policy} ${event.outcome}` : '',
    );
    expect(new Set(byPath)).toEqual(
      new Set(['moat/trino/allow allow', 'moat/trino/batch allow', 'moat/trino/batchcolumnmask allow']),
    );
  });

  it.each(Object.entries(STATUSES))('status report %s', async (name, expected) => {
    const { events, rejected } = await preview('opa/status', read(status, name));
    expect(rejected).toEqual([]);
    expect(events).toHaveLength(expected.length);
    for (const [index, event] of events.entries()) expect(event).toMatchObject(expected[index]!);
  });

  it.each(Object.entries(CLOUD_EVENTS))('CloudEvents %s', async (name, expected) => {
    const type =
      name === 'batch.json' ? 'application/cloudevents-batch+json' : 'application/cloudevents+json';
    const { events, rejected } = await preview('events', read(cloudEvents, name), type);
    expect(events).toEqual([]);
    expect(rejected.map(({ index, code, path }) => [index, code, path])).toEqual(
      expected.map(([code, path], index) => [index, code, path]),
    );
  });

  it('refuses as a whole a file that is text about messages', async () => {
    await expect(
      preview('events', read(cloudEvents, 'http-bindings.txt'), 'application/cloudevents+json'),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('are stored once with their times moved to now, however often they are sent', async () => {
    const moved = (text: string) =>
      text.replace(/("timestamp": ?)"[^"]+"/g, '$1"2026-11-21T09:59:00.123456789Z"');
    const send = (name: string) =>
      ingest(
        request(moved(read(logs, name))),
        { adapter: getAdapter('opa/logs'), actor: SYSTEM_ACTOR, backfill: false },
        NOW,
      );
    // Two of the files hold the same decision.
    const unique = Object.values(DECISIONS).flat().length - 1;
    let accepted = 0;
    for (const name of Object.keys(DECISIONS)) accepted += (await send(name)).accepted;
    expect(accepted).toBe(unique);
    for (const name of Object.keys(DECISIONS))
      expect(await send(name)).toEqual({ accepted: 0, duplicates: DECISIONS[name]!.length, rejected: [] });
    const query = eventListQuerySchema.parse({ from: 'now-1h', to: 'now', outcome: 'deny' });
    const denials = await listEventRows(SYSTEM_ACTOR, query, NOW);
    expect(denials.total).toBe(2);
    expect(denials.items.map(({ policy }) => policy).toSorted()).toEqual([
      'admission_control/main',
      'envoy/authz/allow',
    ]);
    expect(await verifyAll()).toEqual([]);
  });
});
