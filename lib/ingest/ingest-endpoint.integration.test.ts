import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as getDenials } from '@/app/api/v1/denials/route';
import { POST } from '@/app/api/ingest/[...source]/route';
import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { createToken } from '@/lib/commands/tokens/create-token';
import { revokeToken } from '@/lib/commands/tokens/revoke-token';
import { getConfig, setConfig } from '@/lib/config/config';
import type { TokenScope } from '@/lib/domain/roles';
import { closeDatabase, getPool } from '@/lib/store/database';
import { getOwnerPool } from '@/lib/store/testing/owner-pool';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { verifyAll } from '@/lib/store/testing/verify-all';

const MB = 1_048_576;
useTestDatabase({
  GATEHOUSE_MAX_BODY_MB: '1',
  GATEHOUSE_MAX_DECOMPRESSED_MB: '2',
  GATEHOUSE_MAX_EVENTS_PER_REQUEST: '1000',
  GATEHOUSE_MAX_IN_FLIGHT_MB: '1',
});

const tokens: Record<string, string> = {};
async function makeToken(name: string, scopes: TokenScope[], zones?: string[]) {
  const made = await createToken(SYSTEM_ACTOR, { name, scopes, zones }, ownOccasion(new Date()));
  tokens[name] = made.secret;
  return made;
}
beforeAll(async () => {
  await upsertZone(SYSTEM_ACTOR, { slug: 'edge', name: 'Edge', trustLevel: 'low' }, ownOccasion(new Date()));
  await makeToken('ingest', ['ingest']);
  await makeToken('read', ['read']);
  await makeToken('confined', ['ingest'], ['edge']);
  const { id } = await makeToken('revoked', ['ingest']);
  await revokeToken(SYSTEM_ACTOR, id, ownOccasion(new Date()));
});

type Sent = { path?: string; headers?: Record<string, string | undefined>; token?: string | null };
type Answer = {
  accepted?: number;
  duplicates?: number;
  rejected?: { index: number; code: string; path: string; message: string }[];
  title?: string;
  status?: number;
  detail?: string;
  requestId?: string;
};

async function post(body: BodyInit | null, { path = 'events', headers = {}, token = 'ingest' }: Sent = {}) {
  const all = {
    'content-type': 'application/json',
    ...(token !== null && { authorization: `Bearer ${tokens[token] ?? token}` }),
    ...headers,
  };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const url = `http://localhost/api/ingest/${path}`;
  const request = new Request(url, { method: 'POST', headers: given, body, duplex: 'half' } as RequestInit);
  const source = path.split('?')[0]!.split('/');
  const response = await POST(request, { params: Promise.resolve({ source }) });
  return { status: response.status, headers: response.headers, answer: (await response.json()) as Answer };
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
const event = (fields: object = {}) => ({
  kind: 'decision',
  id: randomUUID(),
  occurredAt: ago(5),
  outcome: 'deny',
  policy: 'http/authz',
  ...fields,
});
const text = (...events: object[]) => JSON.stringify(events);
/** One event's text with something of it replaced. */
const edited = (from: string | RegExp, to: string) => `[${JSON.stringify(event()).replace(from, to)}]`;
const count = async (table: string) =>
  Number((await getPool().query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n);

/** What must hold after anything: a good request is taken as if nothing had been. */
async function expectAlive() {
  const { status, answer } = await post(text(event()));
  expect([status, answer]).toEqual([202, { accepted: 1, duplicates: 0, rejected: [] }]);
}
const gzip = { 'content-encoding': 'gzip' };
const ndjson = { 'content-type': 'application/x-ndjson' };
const nested = (depth: number, [open, close] = ['[', ']']) => open!.repeat(depth) + close!.repeat(depth);
const utf16 = (value: string) => new Uint8Array(Buffer.from(`\ufeff${value}`, 'utf16le'));

describe('a request that cannot be taken', () => {
  const cases: [name: string, status: number, detail: RegExp, body: () => BodyInit | null, sent?: Sent][] = [
    ['no JSON', 400, /not JSON/, () => 'hello'],
    ['a JSON array cut short', 400, /not JSON/, () => text(event(), event()).slice(0, -40)],
    ['a JSON object cut short', 400, /not JSON/, () => '{"kind":"decision","id":'],
    ['an indented document cut short', 400, /not JSON/, () => '{\n "kind": "decision",\n "list": [\n  1\n'],
    ['one broken event in an array', 400, /not JSON/, () => text(event()).replace('"deny"', 'deny')],
    ['something behind the array', 400, /not JSON/, () => `${text(event())} x`],
    ['a raw NUL in an event', 400, /not JSON/, () => edited('http/authz', 'http\0authz')],
    ['lines of which none is JSON', 400, /not JSON/, () => 'one\ntwo', { headers: ndjson }],
    ['brackets that never close', 400, /not JSON/, () => '['.repeat(100_000)],
    ['braces that never close', 400, /not JSON/, () => '{"a":'.repeat(100_000)],
    ['nothing', 400, /empty/, () => null],
    ['an empty text', 400, /empty/, () => ''],
    ['white space', 400, /not JSON/, () => ' \n\t '],
    [
      'Latin-1',
      400,
      /UTF-8/,
      () => new Uint8Array([...Buffer.from('[{"kind":"caf'), 0xe9, ...Buffer.from('"}]')]),
    ],
    ['UTF-16', 400, /UTF-8/, () => utf16(text(event()))],
    ['half a surrogate in its bytes', 400, /UTF-8/, () => new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
    [
      'gzip cut short',
      400,
      /gzip/,
      () => new Uint8Array(gzipSync(text(event(), event())).subarray(0, 60)),
      { headers: gzip },
    ],
    ['text that says it is gzip', 400, /gzip/, () => text(event()), { headers: gzip }],
    ['gzip that does not say so', 400, /UTF-8|JSON/, () => new Uint8Array(gzipSync(text(event())))],
    ['Brotli', 415, /Content-Encoding/, () => text(event()), { headers: { 'content-encoding': 'br' } }],
    ['more than a body may be', 413, /larger than 1 MB/, () => `[${' '.repeat(MB)}]`],
    [
      'more than a body may be, by its own word',
      413,
      /larger than 1 MB/,
      () => '[]',
      { headers: { 'content-length': String(MB + 1) } },
    ],
    [
      'a gzip bomb',
      413,
      /decompressed/,
      () => new Uint8Array(gzipSync(Buffer.alloc(300 * MB, ' '))),
      { headers: gzip },
    ],
    ['too many events', 413, /1001 events/, () => JSON.stringify(Array.from({ length: 1_001 }, () => 1))],
    ['no token', 401, /token/, () => text(event()), { token: null }],
    ['a token that there is not', 401, /token/, () => text(event()), { token: 'gh_nobodys' }],
    ['a token of another make', 401, /token/, () => text(event()), { token: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }],
    ['a token that was revoked', 401, /token/, () => text(event()), { token: 'revoked' }],
    ['another scheme', 401, /token/, () => text(event()), { headers: { authorization: 'Basic Z2g6Z2g=' } }],
    ['a token without the scope', 403, /permission/, () => text(event()), { token: 'read' }],
    ['an unknown source', 404, /no source/, () => text(event()), { path: 'opa' }],
    ['a source that every object has', 404, /no source/, () => text(event()), { path: 'constructor' }],
    [
      'a name of a source that is none',
      400,
      /name of the source/,
      () => text(event()),
      { path: 'events?source=a%20b' },
    ],
    [
      'the name under which Gatehouse speaks of itself',
      400,
      /kept for what Gatehouse itself does/,
      () => text(event()),
      { path: 'events?source=gatehouse' },
    ],
    [
      'the same name in other letters',
      400,
      /kept for what Gatehouse itself does/,
      () => text(event()),
      { path: 'events?source=GateHouse' },
    ],
  ];

  it.each(cases)('%s: %i', async (_, expected, detail, body, sent = {}) => {
    const before = [await count('event'), await count('quarantine')];
    const requestId = `test-${randomUUID()}`;
    const { status, headers, answer } = await post(body(), {
      ...sent,
      headers: { 'x-request-id': requestId, ...sent.headers },
    });
    expect(status).toBe(expected);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('x-request-id')).toBe(requestId);
    expect(answer).toMatchObject({ status: expected, requestId, title: expect.any(String) as unknown });
    expect(answer.detail).toMatch(detail);
    expect(JSON.stringify(answer)).not.toMatch(/node_modules|\bat .+\.ts|SELECT|gh_[\w-]{20}/);
    if (expected === 401) expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect([await count('event'), await count('quarantine')]).toEqual(before);
    await expectAlive();
  });

  it('has an id of its own where the sender gave none, or an unusable one', async () => {
    for (const given of [undefined, 'a b', 'x'.repeat(500)]) {
      const { headers, answer } = await post('hello', { headers: { 'x-request-id': given } });
      expect(headers.get('x-request-id')).toMatch(/^[\w.-]{8,100}$/);
      expect(answer.requestId).toBe(headers.get('x-request-id'));
      expect(answer.requestId).not.toBe(given);
    }
  });
});

describe('a request in which some events cannot be read', () => {
  type Rejected = [code: string, path: string];
  const cases: [name: string, accepted: number, rejected: Rejected[], body: () => string, sent?: Sent][] = [
    ['an unknown kind', 1, [['unknown-kind', 'kind']], () => text(event({ kind: 'verdict' }), event())],
    ['no kind', 1, [['missing-field', 'kind']], () => text({ id: 'x', n: randomUUID() }, event())],
    ['no id', 1, [['missing-field', 'id']], () => text(event({ id: undefined }), event())],
    ['no time', 1, [['missing-field', 'occurredAt']], () => text(event({ occurredAt: undefined }), event())],
    ['no outcome', 1, [['missing-field', 'outcome']], () => text(event({ outcome: undefined }), event())],
    ['a number as its id', 1, [['invalid-field', 'id']], () => text(event({ id: 5 }), event())],
    [
      'a list for its policy',
      1,
      [['invalid-field', 'policy']],
      () => text(event({ policy: ['a'] }), event()),
    ],
    [
      'an object for its service',
      1,
      [['invalid-field', 'service']],
      () => text(event({ service: {} }), event()),
    ],
    [
      'a text for its latency',
      1,
      [['invalid-field', 'latencyMs']],
      () => text(event({ latencyMs: '5' }), event()),
    ],
    [
      'a number past all bounds',
      1,
      [['invalid-field', 'latencyMs']],
      () =>
        `[${text(event({ latencyMs: 0 }))
          .slice(1, -2)
          .replace('"latencyMs":0', '"latencyMs":1e999')}},${JSON.stringify(event())}]`,
    ],
    [
      'a negative weight',
      1,
      [['invalid-field', 'sampleRate']],
      () => text(event({ sampleRate: -1 }), event()),
    ],
    [
      'a day that does not exist',
      1,
      [['invalid-field', 'occurredAt']],
      () => text(event({ occurredAt: '2026-02-30T00:00:00Z' }), event()),
    ],
    [
      'a year that no store holds',
      1,
      [['invalid-field', 'occurredAt']],
      () => text(event({ occurredAt: '9999-12-31T23:59:59-12:00' }), event()),
    ],
    [
      'older than is retained',
      1,
      [['too-late', 'occurredAt']],
      () => text(event({ occurredAt: ago(91 * 86_400) }), event()),
    ],
    [
      'too long for an index',
      1,
      [['too-long', 'policy']],
      () => text(event({ policy: '語'.repeat(500), service: '語'.repeat(400) }), event()),
    ],
    [
      'values that are no events',
      0,
      [
        ['not-an-object', ''],
        ['not-an-object', ''],
        ['not-an-object', ''],
        ['not-an-object', ''],
      ],
      () => `[null, 5, "${randomUUID()}", [${JSON.stringify(event())}]]`,
    ],
    ['a text alone', 0, [['not-an-object', '']], () => JSON.stringify(randomUUID())],
    [
      'a hundred thousand brackets',
      1,
      [['too-deep', '']],
      () => `[${nested(100_000)},${JSON.stringify(event())}]`,
    ],
    [
      'nested objects',
      1,
      [['too-deep', '']],
      () => text(event()).replace(/]$/, `,{"input":${'{"a":'.repeat(150)}1${'}'.repeat(150)}}]`),
    ],
    [
      'nested in its input',
      1,
      [['too-deep', '']],
      () =>
        text(event()).replace(
          /]$/,
          `,${JSON.stringify(event({ input: 0 })).replace('"input":0', `"input":${nested(100)}`)}]`,
        ),
    ],
    [
      'a broken line',
      2,
      [['not-json', '']],
      () => `${JSON.stringify(event())}\n{"broken":${Date.now()}\n${JSON.stringify(event())}\n`,
      { headers: ndjson },
    ],
    [
      'a line with a raw NUL',
      1,
      [['not-json', '']],
      () => `${JSON.stringify(event())}\n{"a":"\0${randomUUID()}"}`,
      { headers: ndjson },
    ],
    [
      'a CloudEvent whose data is text',
      0,
      [['unreadable-data', 'data']],
      () => JSON.stringify({ specversion: '1.0', id: randomUUID(), source: '/x', type: 't', data: 'text' }),
      { headers: { 'content-type': 'application/cloudevents+json' } },
    ],
    [
      'an OPA result of unknown shape',
      1,
      [['unmapped-result', 'result']],
      () =>
        text(
          { decision_id: randomUUID(), timestamp: ago(5), path: 'p', result: { grade: 1 } },
          { decision_id: randomUUID(), timestamp: ago(5), path: 'p', result: true },
        ),
      { path: 'opa/logs' },
    ],
    [
      'no decision log',
      0,
      [['not-a-decision-log', 'decision_id']],
      () => text(event()),
      { path: 'opa/logs' },
    ],
    ['no status report', 0, [['not-a-status-report', 'labels']], () => text(event()), { path: 'opa/status' }],
    [
      'another zone than the token’s',
      1,
      [['zone-not-allowed', 'zone']],
      () => text(event({ zone: 'payments' }), event({ zone: 'edge' })),
      { token: 'confined' },
    ],
  ];

  it.each(cases)('%s', async (_, accepted, rejected, body, sent) => {
    const before = [await count('event'), await count('quarantine')];
    const { status, answer } = await post(body(), sent);
    expect(status).toBe(202);
    expect(answer.rejected?.map(({ code, path }) => [code, path])).toEqual(rejected);
    expect(answer.rejected?.every(({ message }) => /^.{5,}\.$/.test(message))).toBe(true);
    expect([answer.accepted, answer.duplicates]).toEqual([accepted, 0]);
    // Nothing is gone: each refused event is in quarantine, apart from the ones that are there already.
    const after = [await count('event'), await count('quarantine')];
    expect(after[0]! - before[0]!).toBe(accepted);
    expect(after[1]! - before[1]!).toBeGreaterThanOrEqual(Math.min(1, rejected.length));
    expect(after[1]! - before[1]!).toBeLessThanOrEqual(rejected.length);
    await expectAlive();
  });

  it('says of each which it was', async () => {
    const bad = event({ kind: 'verdict' });
    const { answer } = await post(text(event(), bad, event(), bad, event({ id: '' })));
    expect(answer.accepted).toBe(2);
    expect(answer.rejected?.map(({ index }) => index)).toEqual([1, 3, 4]);
  });
});

describe('an odd request that can be taken', () => {
  const cases: [name: string, body: () => BodyInit, sent?: Sent][] = [
    ['one object', () => JSON.stringify(event())],
    ['behind a byte order mark', () => `\ufeff${text(event())}`],
    ['gzipped', () => new Uint8Array(gzipSync(text(event()))), { headers: gzip }],
    ['without a media type', () => text(event()), { headers: { 'content-type': undefined } }],
    ['as text', () => text(event()), { headers: { 'content-type': 'text/plain' } }],
    ['NDJSON that does not say so', () => `${JSON.stringify(event())}\n`],
    ['with NUL in its words', () => edited('http/authz', 'http\\u0000authz')],
    ['with half a character in its words', () => edited('http/authz', '\\ud800')],
    ['with half a character in its id', () => edited('"id":"', '"id":"\\udfff')],
    ['with a name twice', () => edited('"kind"', '"outcome":"allow","kind"')],
    ['with __proto__', () => edited('"kind"', '"__proto__":{"zone":"x"},"constructor":1,"kind"')],
    [
      'with numbers that no float holds',
      () => edited('"kind"', '"input":{"n":123456789012345678901234567890,"e":1e400},"kind"'),
    ],
    ['of a clock far ahead', () => text(event({ occurredAt: '9998-12-31T23:59:59.999999Z' }))],
    [
      'with sixty-four labels',
      () => text(event({ labels: Object.fromEntries(Array.from({ length: 64 }, (_, i) => [`l${i}`, 'v'])) })),
    ],
    [
      'as a CloudEvent',
      () => JSON.stringify({ specversion: '1.0', id: randomUUID(), source: '/x', type: 't', data: event() }),
      { headers: { 'content-type': 'application/cloudevents+json' } },
    ],
    [
      'as a batch of CloudEvents',
      () =>
        JSON.stringify([{ specversion: '1.0', id: randomUUID(), source: '/x', type: 't', data: event() }]),
      { headers: { 'content-type': 'application/cloudevents-batch+json; charset=utf-8' } },
    ],
    ['of a source with a name', () => text(event()), { path: 'events?source=gateway.eu-1' }],
  ];

  it.each(cases)('%s', async (_, body, sent) => {
    const { status, answer } = await post(body(), sent);
    expect(answer).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    expect(status).toBe(202);
  });

  it('without any event', async () => {
    expect((await post('[]')).answer).toEqual({ accepted: 0, duplicates: 0, rejected: [] });
  });

  it('twice is taken once', async () => {
    const body = text(event(), event());
    expect((await post(body)).answer).toMatchObject({ accepted: 2, duplicates: 0 });
    expect((await post(new Uint8Array(gzipSync(body)), { headers: gzip })).answer).toMatchObject({
      accepted: 0,
      duplicates: 2,
    });
  });

  it('as a dry run stores nothing', async () => {
    const before = [await count('event'), await count('quarantine')];
    const { status, answer } = await post(text(event(), { kind: 'verdict', n: 1 }), {
      path: 'events?dryRun=true',
    });
    expect(status).toBe(200);
    expect(answer).toMatchObject({ events: [{ kind: 'decision' }], rejected: [{ code: 'unknown-kind' }] });
    expect([await count('event'), await count('quarantine')]).toEqual(before);
  });
});

it('a body of OPA is readable as denials once it was answered, and twice changes no count', async () => {
  const log = (result: unknown) => ({
    decision_id: randomUUID(),
    timestamp: ago(1).replace('Z', '123456Z'),
    path: 'endpoint/authz/allow',
    labels: { id: 'opa-1', app: 'endpoint' },
    input: { method: 'GET', path: ['salary', 'bob'], user: 'alice' },
    result,
  });
  const body = new Uint8Array(
    gzipSync(JSON.stringify([log(false), log(true), log({ allow: false, reason: 'no' })])),
  );
  const denials = async () => {
    const url = 'http://localhost/api/v1/denials?from=now-1h&policy=endpoint/authz/allow';
    const request = new Request(url, { headers: { authorization: `Bearer ${tokens.read}` } });
    const response = await getDenials(request, { params: Promise.resolve({}) });
    expect(response.status).toBe(200);
    return (await response.json()) as { total: number; items: { principal: string }[] };
  };
  const send = () => post(body, { path: 'opa/logs', headers: gzip });
  expect((await denials()).total).toBe(0);
  expect((await send()).answer).toEqual({ accepted: 3, duplicates: 0, rejected: [] });
  expect(await denials()).toMatchObject({
    total: 2,
    items: [{ principal: 'alice' }, { principal: 'alice' }],
  });
  expect((await send()).answer).toEqual({ accepted: 0, duplicates: 3, rejected: [] });
  expect((await denials()).total).toBe(2);
});

describe('under load', () => {
  /** A body that arrives only when it is told to. */
  function slowBody(value: string) {
    let finish = () => undefined as void;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        finish = () => {
          controller.enqueue(new TextEncoder().encode(value));
          controller.close();
        };
      },
    });
    return { body, finish: () => finish() };
  }

  it('a request too many is told when to come again, and is taken then', async () => {
    const value = text(event());
    const { body, finish } = slowBody(value);
    const slow = post(body, { headers: { 'content-length': String(MB) } });
    await new Promise((next) => setTimeout(next, 50));
    const refused = await post(text(event()));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(refused.answer).toMatchObject({ status: 429, requestId: refused.headers.get('x-request-id') });
    finish();
    expect((await slow).answer).toMatchObject({ accepted: 1 });
    await expectAlive();
  });

  it('what was refused leaves its room', async () => {
    for (let index = 0; index < 30; index += 1) expect((await post('x'.repeat(900_000))).status).toBe(400);
    await expectAlive();
  });
});

describe('while the database is away', () => {
  async function whileAway(work: () => Promise<void>) {
    const config = getConfig();
    await closeDatabase();
    setConfig({ ...config, databaseUrl: 'postgresql://gatehouse:x@127.0.0.1:1/gatehouse' });
    try {
      await work();
    } finally {
      await closeDatabase();
      setConfig(config);
    }
    await expectAlive();
  }
  const expectAway = async (token: string) => {
    const { status, headers, answer } = await post(text(event()), { token });
    expect(status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(answer).toMatchObject({ status: 503, requestId: headers.get('x-request-id') });
    expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
  };

  it('a known token is told to come again', async () => {
    await expectAlive();
    await whileAway(() => expectAway('ingest'));
  });

  it('so is a token that was not seen lately', async () => {
    await makeToken('unseen', ['ingest']);
    await whileAway(() => expectAway('unseen'));
  });

  it('connections that it closed are made again', async () => {
    await getOwnerPool().query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    );
    const first = await post(text(event()));
    expect([202, 503]).toContain(first.status);
    await expectAlive();
  });
});

it('roll-ups equal the raw events after all of this', async () => {
  expect(await count('event')).toBeGreaterThan(50);
  expect(await verifyAll()).toEqual([]);
});
