import { describe, expect, it } from 'vitest';
import type { WriteRequest } from '@/lib/domain/event-record';
import { EVENT_KINDS } from '@/lib/domain/kinds';
import { getPool } from '../database';
import { makeWriteRequest } from '../testing/make-write-request';
import { useTestDatabase } from '../testing/use-test-database';
import { verifyAll } from '../testing/verify-all';
import { writeBatch } from './write-batch';

useTestDatabase();

const micros = () => Date.now() * 1_000;
const write = (...requests: WriteRequest[]) => writeBatch(requests, micros);
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
const DAY = 86_400;
const count = async (table: string, condition = 'TRUE', values: unknown[] = []) =>
  Number((await getPool().query(`SELECT count(*) AS n FROM ${table} WHERE ${condition}`, values)).rows[0].n);
const eventOf = async (nativeId: string) =>
  (await getPool().query('SELECT * FROM event WHERE native_id = $1', [nativeId])).rows;

const decision = (id: string, fields: object = {}) => ({
  kind: 'decision',
  id,
  occurredAt: ago(60),
  outcome: 'deny',
  policy: 'http/authz',
  ...fields,
});

describe('the same event sent again', () => {
  it('is a duplicate: in its request, in its batch, later, and days later with another time', async () => {
    const event = decision('again');
    expect(await write(makeWriteRequest([event, event]), makeWriteRequest([event]))).toEqual([
      { accepted: 1, duplicates: 1, conflicts: 0 },
      { accepted: 0, duplicates: 1, conflicts: 0 },
    ]);
    expect(await write(makeWriteRequest([event]))).toEqual([{ accepted: 0, duplicates: 1, conflicts: 0 }]);
    for (const occurredAt of [ago(3 * DAY), ago(61), ago(0)])
      expect(await write(makeWriteRequest([{ ...event, occurredAt }]))).toMatchObject([
        { accepted: 0, duplicates: 1 },
      ]);
    expect(await eventOf('again')).toHaveLength(1);
  });

  it('with another body is a conflict, and what came first stays', async () => {
    const first = decision('conflict', { reason: 'first' });
    const other = { ...first, reason: 'other' };
    expect(await write(makeWriteRequest([first, other]))).toEqual([
      { accepted: 1, duplicates: 1, conflicts: 1 },
    ]);
    expect(await write(makeWriteRequest([other]), makeWriteRequest([first]))).toEqual([
      { accepted: 0, duplicates: 1, conflicts: 1 },
      { accepted: 0, duplicates: 1, conflicts: 0 },
    ]);
    expect(await eventOf('conflict')).toMatchObject([{ reason: 'first', payload: JSON.stringify(first) }]);
  });

  it('among new ones does not hold them up, nor what comes after', async () => {
    const numbered = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => decision(`mixed-${from + index}`));
    const send = (from: number, to: number) =>
      write(makeWriteRequest(numbered(from, to), { source: 'mixed' })).then(([result]) => result);
    expect(await send(0, 100)).toEqual({ accepted: 100, duplicates: 0, conflicts: 0 });
    expect(await send(99, 200)).toMatchObject({ accepted: 100, duplicates: 1 });
    // Past the point where repeats are no longer expected.
    for (let from = 200; from < 225; from += 1)
      expect(await send(from, from + 1)).toEqual({ accepted: 1, duplicates: 0, conflicts: 0 });
    expect(await send(0, 226)).toMatchObject({ accepted: 1, duplicates: 225 });
    expect(await count('event', `source = 'mixed'`)).toBe(226);
  });

  it('from another source is another event', async () => {
    const event = decision('two-sources');
    expect(
      await write(makeWriteRequest([event]), makeWriteRequest([event], { source: 'gateway' })),
    ).toMatchObject([{ accepted: 1 }, { accepted: 1 }]);
    expect(await eventOf('two-sources')).toHaveLength(2);
  });

  it('is counted by source and minute of receipt', async () => {
    const source = 'counted';
    const receivedAt = new Date('2026-11-21T10:00:30Z');
    const at = (second: number) => ({ source, receivedAt: new Date(receivedAt.getTime() + second * 1_000) });
    const one = decision('c-1', { occurredAt: '2026-11-21T09:59:00.5Z' });
    await write(makeWriteRequest([one, decision('c-2', { occurredAt: '2026-11-21T09:58:00Z' })], at(0)));
    await write(makeWriteRequest([one, { ...one, reason: 'x' }, { kind: 'nothing' }], at(10)));
    await write(makeWriteRequest([one], at(40)));
    const { rows } = await getPool().query(
      'SELECT bucket, accepted::int, duplicates::int, conflicts::int, rejected::int, last_event FROM ingest_count WHERE source = $1 ORDER BY bucket',
      [source],
    );
    const last = new Date('2026-11-21T09:59:00.5Z');
    expect(rows).toEqual([
      {
        bucket: new Date('2026-11-21T10:00:00Z'),
        accepted: 2,
        duplicates: 2,
        conflicts: 1,
        rejected: 1,
        last_event: last,
      },
      {
        bucket: new Date('2026-11-21T10:01:00Z'),
        accepted: 0,
        duplicates: 1,
        conflicts: 0,
        rejected: 0,
        last_event: last,
      },
    ]);
  });
});

describe('a batch', () => {
  it('is written whole or not at all', async () => {
    const request = makeWriteRequest([decision('half'), { kind: 'nothing', id: 'half' }], { source: 'half' });
    let calls = 0;
    const failing = () => {
      calls += 1;
      // The second time is asked for when identities are already claimed.
      if (calls > 1) throw new Error('stopped in the middle');
      return micros();
    };
    await expect(writeBatch([request], failing)).rejects.toThrow('stopped in the middle');
    expect(await eventOf('half')).toEqual([]);
    expect(await count('event_key', 'id = $1', [request.records[0]!.id])).toBe(0);
    expect(await count('quarantine', 'source = $1', ['half'])).toBe(0);
    expect(await count('ingest_count', 'source = $1', ['half'])).toBe(0);
    expect(await write(request)).toEqual([{ accepted: 1, duplicates: 0, conflicts: 0 }]);
  });

  it('without events and one that is all rejected are written too', async () => {
    expect(await write(makeWriteRequest([]))).toEqual([{ accepted: 0, duplicates: 0, conflicts: 0 }]);
    await write(makeWriteRequest([{ kind: 'nothing', n: 1 }], { source: 'rejected' }));
    expect(await count('quarantine', 'source = $1', ['rejected'])).toBe(1);
  });

  it('keeps when an event happened, was sent, received and became visible', async () => {
    const receivedAt = new Date(Date.now() - 500);
    const before = Date.now();
    const event = decision('times', {
      occurredAt: '2026-11-20T09:59:59.123456+01:00',
      sentAt: '2026-11-20T09:00:00Z',
    });
    await write(makeWriteRequest([event], { receivedAt }));
    const { rows } = await getPool().query(
      `SELECT occurred_at::text, sent_at, received_at, visible_at FROM event WHERE native_id = 'times'`,
    );
    expect(rows[0]).toMatchObject({
      occurred_at: '2026-11-20 08:59:59.123456+00',
      sent_at: new Date('2026-11-20T09:00:00Z'),
      received_at: receivedAt,
    });
    expect(rows[0].visible_at.getTime()).toBeGreaterThanOrEqual(before);
    expect(rows[0].visible_at.getTime()).toBeLessThanOrEqual(Date.now());
  });
});

const at = ago(120);
/** Every kind with every field of the specification. */
const EVERY_FIELD = {
  environment: 'eu-1',
  service: 'checkout',
  zone: 'payments',
  principal: 'spiffe://example/checkout',
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  sampleRate: 0.5,
  sentAt: at,
  labels: { team: 'shop' },
};
const KINDS: Record<string, object> = {
  decision: {
    outcome: 'would-deny',
    policy: 'p',
    rule: 'r',
    revision: 'v',
    action: 'GET',
    resource: '/x',
    reason: 'why',
    latencyMs: 1.25,
    targetService: 'ledger',
    targetZone: 'pii',
    input: { a: 1 },
    result: { b: 2 },
    masked: ['/input/c'],
  },
  traffic: { windowStart: at, windowEnd: at, requests: 10, evaluated: 9, errors: 1 },
  attestation: {
    outcome: 'failed',
    subject: 'spiffe://example/n',
    host: 'n1',
    method: 'tpm',
    reason: 'pcr',
    expiresAt: at,
  },
  auth: { outcome: 'failure', provider: 'okta', method: 'mfa', reason: 'expired' },
  flow: {
    outcome: 'denied',
    sourceZone: 'edge',
    sourceService: 'web',
    targetZone: 'pii',
    targetService: 'db',
    port: 5432,
    protocol: 'tcp',
    bytes: 100,
    policy: 'np',
    latencyMs: 3,
    statusCode: 403,
  },
  audit: {
    outcome: 'failure',
    actor: { type: 'user', id: 'ann', name: 'Ann' },
    action: 'role.granted',
    targets: [{ type: 'role', id: 'admin' }],
    context: { ip: '192.0.2.1', userAgent: 'x', location: 'EU' },
    changes: { a: [1] },
  },
  heartbeat: { tagged: false, missingTags: ['owner'], bytes: 1_000, records: 10, agent: 'otel' },
  drift: {
    outcome: 'resolved',
    driftId: 'dr',
    type: 'config',
    startedAt: at,
    startedAfter: at,
    detectedAt: at,
    resolvedAt: at,
    expected: 1,
    actual: [2],
  },
  alert: {
    outcome: 'acknowledged',
    alertId: 'al',
    title: 'Down',
    severity: 'page',
    policy: 'p',
    url: 'https://x',
  },
  change: {
    type: 'policy-published',
    policy: 'p',
    revision: 'v',
    canaryShare: 0.1,
    author: 'ann',
    commit: 'c',
    url: 'https://x',
    message: 'why',
    files: { 'a.rego': 'package a' },
  },
  'data-access': {
    outcome: 'denied',
    classification: 'pii',
    action: 'transfer',
    fromRegion: 'eu',
    toRegion: 'us',
    bytes: 5,
    rule: 'eu-only',
  },
  'source-report': { sequence: 5, dropped: 3, buffered: 2 },
};

describe('what is stored', () => {
  it.each(EVENT_KINDS)('of a %s is its columns, and its payload as it came', async (kind) => {
    const event = { kind, id: `kind-${kind}`, occurredAt: at, ...EVERY_FIELD, ...KINDS[kind] };
    const text = JSON.stringify(event, null, 1);
    expect(await write(makeWriteRequest(`[${text}]`))).toMatchObject([{ accepted: 1 }]);
    const [row, ...others] = await eventOf(event.id);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      kind,
      adapter: 'native',
      source: 'native',
      zone: 'payments',
      service: 'checkout',
      environment: 'eu-1',
      principal: 'spiffe://example/checkout',
      trace_id: EVERY_FIELD.traceId,
      span_id: EVERY_FIELD.spanId,
      sample_rate: 0.5,
      clock_skewed: false,
      backfill: false,
      payload: text,
    });
    expect(row.occurred_at).toEqual(new Date(at));
  });

  it('survives every character that COPY treats as its own', async () => {
    const odd = 'tab\t newline\n return\r \\N \\. \\\\ "quote" \u001f \u007f é 語 😀 \\u0041';
    const event = decision('odd', { principal: odd, action: odd, resource: odd, reason: odd, rule: odd });
    await write(makeWriteRequest([event]));
    expect(await eventOf('odd')).toMatchObject([
      { principal: odd, action: odd, resource: odd, reason: odd, rule: odd, payload: JSON.stringify(event) },
    ]);
  });

  it('survives them in everything that roll-ups count by', async () => {
    const odd = 'a\t\n\r\\N\\.\u001fb';
    const by = { service: odd, environment: odd, zone: odd, policy: odd, targetZone: odd };
    await write(
      makeWriteRequest([decision('odd-1', by), decision('odd-2', { ...by, service: 'a\t\n\r\\N\\.' })]),
    );
    expect(await eventOf('odd-1')).toMatchObject([{ service: odd, zone: odd, policy: odd }]);
    expect(await verifyAll()).toEqual([]);
  });

  it('holds U+FFFD where a text had NUL or half a character, and the payload as it came', async () => {
    const text =
      `{"kind":"decision","id":"nul","occurredAt":"${at}","outcome":"deny","policy":"a\\u0000b","service":"\\ud800",` +
      `"zone":"z\\udc00","principal":"p\\u0000","labels":{"\\u0000":"\\ud83d\\ude00"}}`;
    const change = `{"kind":"change","id":"nul-2","occurredAt":"${at}","type":"policy-published","policy":"p\\u0000","revision":"\\ud800","files":{"a\\u0000":"\\udfff"}}`;
    const rejected = `{"kind":"\\u0000\\ud800","n":1}`;
    expect(await write(makeWriteRequest(`[${text},${change},${rejected}]`, { source: 'nul' }))).toMatchObject(
      [{ accepted: 2 }],
    );
    expect(await eventOf('nul')).toMatchObject([
      { policy: 'a\ufffdb', service: '\ufffd', zone: 'z\ufffd', principal: 'p\ufffd', payload: text },
    ]);
    expect(await count('quarantine', 'source = $1 AND payload = $2', ['nul', rejected])).toBe(1);
    expect(await verifyAll()).toEqual([]);
  });

  it('may be long', async () => {
    const long = '語'.repeat(10_000);
    const event = decision('long', {
      reason: long,
      action: long,
      resource: long,
      input: { text: 'x'.repeat(2_000_000) },
    });
    expect(await write(makeWriteRequest([event]))).toMatchObject([{ accepted: 1 }]);
    expect(await eventOf('long')).toMatchObject([{ reason: long, payload: JSON.stringify(event) }]);
  });

  it('of words too long for an index is kept in quarantine, beside the others of its request', async () => {
    const wide = (seed: number) =>
      Array.from({ length: 500 }, (_, i) => String.fromCharCode(0x4e00 + ((i * seed) % 9_000))).join('');
    const by = { service: wide(7), environment: wide(11), policy: wide(13), zone: wide(17) };
    const request = makeWriteRequest(
      [
        decision('wide', by),
        { kind: 'attestation', id: 'wide-2', occurredAt: at, outcome: 'valid', subject: wide(7) + wide(11) },
        {
          kind: 'change',
          id: 'wide-3',
          occurredAt: at,
          type: 'policy-published',
          policy: wide(7),
          revision: wide(11),
        },
        decision('narrow'),
      ],
      { source: 'wide' },
    );
    expect(await write(request)).toMatchObject([{ accepted: 1 }]);
    expect(await count('quarantine', `source = 'wide' AND code = 'too-long'`)).toBe(3);
  });

  it('of the largest numbers still adds up', async () => {
    const most = Number.MAX_SAFE_INTEGER;
    const traffic = (id: string) => ({
      kind: 'traffic',
      id,
      occurredAt: at,
      windowStart: at,
      windowEnd: at,
      requests: most,
      evaluated: most,
    });
    await write(
      makeWriteRequest([
        traffic('most-1'),
        traffic('most-2'),
        decision('rare', { sampleRate: 2 ** -56, latencyMs: most }),
      ]),
    );
    await write(
      makeWriteRequest([traffic('most-3'), decision('rare-2', { sampleRate: 2 ** -56, latencyMs: 0 })]),
    );
    expect(await verifyAll()).toEqual([]);
  });
});

it('roll-ups equal the raw events after all of this', async () => {
  expect(await count('event')).toBeGreaterThan(20);
  expect(await verifyAll()).toEqual([]);
});
