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
import { DECISIONS, STATUSES } from './expected-samples';

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
