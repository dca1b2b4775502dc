import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeDecision } from '../../testing/make-decision';
import { openOnServer, removeFromServer } from './open-on-server';

/** What an OPA server answers, as its documentation says: policies are kept, decisions are made by `decide`. */
const policies = new Map<string, string>();
const asked: string[] = [];
let decide: (path: string, input: unknown) => { status: number; body: unknown };
let server: Server;
let url = '';

async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const path = decodeURIComponent(request.url!);
  const policy = /^\/v1\/policies\/(.+)$/.exec(path)?.[1];
  if (policy && request.method === 'PUT') {
    const content = await text(request);
    if (content.includes('broken'))
      return {
        status: 400,
        body: {
          code: 'invalid_parameter',
          message: 'error(s) occurred',
          errors: [{ message: 'rego_parse_error' }],
        },
      };
    policies.set(policy, content);
    return { status: 200, body: {} };
  }
  if (policy && request.method === 'DELETE')
    return policies.delete(policy)
      ? { status: 200, body: {} }
      : { status: 404, body: { code: 'resource_not_found' } };
  const { input } = (await json(request)) as { input: unknown };
  asked.push(path);
  return decide(path, input);
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  policies.clear();
  asked.length = 0;
  decide = (_, input) => ({ status: 200, body: { result: (input as { ok: boolean }).ok } });
});

const REGO = 'package http.authz\nallow if input.ok';
const open = (
  files: Record<string, string>,
  options: { hosts?: string[]; entrypoint?: string; opaUrl?: string } = {},
) =>
  openOnServer({
    candidate: { files, opaUrl: options.opaUrl ?? url, entrypoint: options.entrypoint ?? null },
    name: 'gatehouse_replay_1',
    mapping: null,
    rules: {},
    allowedHosts: options.hosts ?? [new URL(url).host],
  });
const ask = (input: unknown) => makeDecision({ input });

describe('a candidate on an OPA server', () => {
  test('lies in packages of its own, decides, and is taken away again', async () => {
    const evaluator = await open({ 'authz.rego': REGO });
    expect([...policies]).toEqual([
      ['gatehouse_replay_1/0', 'package gatehouse_replay_1.http.authz\nallow if input.ok'],
    ]);
    expect(await evaluator.evaluate([ask({ ok: true }), ask({ ok: false })])).toEqual([
      { to: 'allow', reason: null },
      { to: 'deny', reason: null },
    ]);
    expect(asked).toEqual(Array.from({ length: 2 }, () => '/v1/data/gatehouse_replay_1/http/authz/allow'));
    await evaluator.close();
    expect(policies.size).toBe(0);
  });

  test('that fails on an input is an error of that decision, and an undefined result a denial', async () => {
    decide = (_, input) =>
      (input as { ok: boolean }).ok
        ? { status: 200, body: {} }
        : {
            status: 500,
            body: { code: 'internal_error', message: 'error(s) occurred', errors: [{ message: 'conflict' }] },
          };
    const evaluator = await open({ 'authz.rego': REGO }, { entrypoint: 'http/authz/allow' });
    expect(await evaluator.evaluate([ask({ ok: true }), ask({ ok: false })])).toMatchObject([
      { to: 'deny' },
      { to: 'error', reason: 'error(s) occurred: conflict' },
    ]);
    await evaluator.close();
  });

  test('that does not compile leaves nothing behind', async () => {
    await expect(open({ 'a.rego': REGO, 'b.rego': 'package b\nbroken' })).rejects.toThrow(
      'OPA refuses b.rego: error(s) occurred: rego_parse_error.',
    );
    expect(policies.size).toBe(0);
  });

  test('that asks for the time is not replayed', async () => {
    const evaluator = await open({ 'a.rego': 'package http.authz\nallow if time.now_ns() > 5' });
    expect(await evaluator.evaluate([ask({})])).toMatchObject([
      { notReplayable: { reason: 'time-dependent' } },
    ]);
    expect(asked).toEqual([]);
    await evaluator.close();
  });

  test('is refused by a server that wants to know who asks', async () => {
    decide = () => ({ status: 401, body: { code: 'unauthorized', message: 'who are you' } });
    const evaluator = await open({ 'authz.rego': REGO });
    await expect(evaluator.evaluate([ask({})])).rejects.toThrow(
      'The OPA server refuses to decide: who are you.',
    );
    await evaluator.close();
  });

  test.each(['../secrets', 'http/../../secrets', './x'])(
    'is asked for nothing outside of it: %s',
    async (entrypoint) => {
      const evaluator = await open({ 'authz.rego': REGO }, { entrypoint });
      expect(await evaluator.evaluate([ask({ ok: true })])).toMatchObject([
        { notReplayable: { reason: 'missing-data' } },
      ]);
      expect(asked).toEqual([]);
      await evaluator.close();
    },
  );

  test('is taken away by another process too', async () => {
    await open({ 'authz.rego': REGO });
    await removeFromServer(
      { files: { 'authz.rego': REGO }, opaUrl: url, entrypoint: null },
      'gatehouse_replay_1',
      [new URL(url).host],
    );
    expect(policies.size).toBe(0);
  });
});

describe('an OPA server', () => {
  test.each([
    ['by name', () => url],
    ['by address', () => url.replace('localhost', '127.0.0.1')],
    ['by an address in another notation', () => url.replace('localhost', '[::ffff:127.0.0.1]')],
  ])('in an internal network is not spoken to unless it is allowed, %s', async (_, address) => {
    await expect(open({ 'a.rego': REGO }, { hosts: [], opaUrl: address() })).rejects.toThrow(
      /lies in an internal network.* GATEHOUSE_REPLAY_OPA_HOSTS/,
    );
    expect(policies.size).toBe(0);
  });

  test('that sends the question elsewhere is refused: nothing follows it there', async () => {
    let followed = 0;
    const other = createServer((_, response) => {
      followed += 1;
      response.end('{}');
    });
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    const forwarding = createServer((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
    });
    await new Promise<void>((listening) => forwarding.listen(0, '127.0.0.1', listening));
    const opaUrl = `http://127.0.0.1:${(forwarding.address() as AddressInfo).port}`;
    await expect(open({ 'a.rego': REGO }, { opaUrl, hosts: [new URL(opaUrl).host] })).rejects.toThrow(
      'OPA refuses a.rego: it answered 307.',
    );
    expect(followed).toBe(0);
    for (const one of [other, forwarding]) {
      one.closeAllConnections();
      one.close();
    }
  });

  test('that is not there is told', async () => {
    const closed = createServer();
    await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const opaUrl = `http://127.0.0.1:${port}`;
    await expect(open({ 'a.rego': REGO }, { opaUrl, hosts: [`127.0.0.1:${port}`] })).rejects.toThrow(
      `The OPA server at ${opaUrl} does not answer`,
    );
  });
});
