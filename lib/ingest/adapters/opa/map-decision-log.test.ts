import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MappingRule } from '@/lib/domain/decision-mapping';
import { eventSchema, type Decision } from '@/lib/domain/event';
import { decisionLogSchema, isPlainDecisionLog } from './decision-log-schema';
import { opaLogsAdapter } from './map-decision-log';

/** As OPA's documentation shows an entry of an upload, with every field it names. */
const ENTRY = {
  labels: {
    app: 'checkout',
    id: '1780d507-aea2-45cc-ae50-fa153c8e4a5a',
    version: '1.4.2',
    environment: 'eu-1',
  },
  decision_id: '4ca636c1-55e4-417a-b1d8-4aceb67960d1',
  bundles: { authz: { revision: 'W3sibCI6InN5cy9jYXRhbG9nIiwicyI6NDA3MX1d' } },
  path: 'http/example/authz/allow',
  input: { method: 'GET', path: '/salary/bob', user: 'alice' },
  result: true,
  requested_by: '[::1]:59943',
  timestamp: '2026-11-21T09:30:00.589844241Z',
  metrics: { timer_rego_query_eval_ns: 105_799, timer_server_handler_ns: 425_097 },
  req_id: 7,
};

const map = (record: unknown, mappingRules: MappingRule[] = []) =>
  opaLogsAdapter.map(record, { receivedAt: '2026-11-21T10:00:00.000000Z', mappingRules });

function decision(fields: object, rules?: MappingRule[]): Decision {
  const mapped = map({ ...ENTRY, ...fields }, rules);
  if ('refusal' in mapped) throw new Error(`refused: ${mapped.refusal.code} ${mapped.refusal.path}`);
  expect(mapped.events).toHaveLength(1);
  // What an adapter makes is what the native format would take.
  expect(eventSchema.safeParse(mapped.events[0]).error?.issues ?? []).toEqual([]);
  return mapped.events[0] as Decision;
}

describe('an entry of a decision log', () => {
  it('becomes a decision', () => {
    expect(decision({})).toMatchObject({
      kind: 'decision',
      id: ENTRY.decision_id,
      occurredAt: ENTRY.timestamp,
      outcome: 'allow',
      policy: 'http/example/authz/allow',
      revision: 'W3sibCI6InN5cy9jYXRhbG9nIiwicyI6NDA3MX1d',
      service: 'checkout',
      environment: 'eu-1',
      principal: 'alice',
      action: 'GET',
      resource: '/salary/bob',
      latencyMs: 0.425097,
      input: ENTRY.input,
      result: true,
      masked: [],
    });
    expect(decision({}).labels).toMatchObject({
      app: 'checkout',
      version: '1.4.2',
      requested_by: '[::1]:59943',
    });
  });

  it('tells what was masked and erased from it', () => {
    const masked = decision({ masked: ['/input/password'], erased: ['/input/ssn', '/input/user'] });
    expect(masked.masked?.toSorted()).toEqual(['/input/password', '/input/ssn', '/input/user']);
    expect(decision({ erased: ['/input'], input: undefined })).toMatchObject({
      masked: ['/input'],
      outcome: 'allow',
    });
    expect(decision({ masked: null, erased: null }).masked).toEqual([]);
  });

  it('carries its trace in lower case, and none that is no trace', () => {
    const ids = { trace_id: '4BF92F3577B34DA6A3CE929D0E0E4736', span_id: '00f067aa0ba902b7' };
    expect(decision(ids)).toMatchObject({
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      spanId: '00f067aa0ba902b7',
    });
    const broken = decision({ trace_id: 'abc', span_id: '' });
    expect([broken.traceId, broken.spanId]).toEqual([undefined, undefined]);
  });

  it('of Envoy carries the trace of its request where OPA traced nothing itself', () => {
    const traceparent = `00-${'A'.repeat(32)}-${'b'.repeat(16)}-01`;
    const input = { attributes: { request: { http: { headers: { traceparent } } } } };
    expect(decision({ input })).toMatchObject({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) });
    const own = { trace_id: 'c'.repeat(32), span_id: 'd'.repeat(16) };
    expect(decision({ input, ...own })).toMatchObject({ traceId: 'c'.repeat(32), spanId: 'd'.repeat(16) });
    const broken = { attributes: { request: { http: { headers: { traceparent: '00-x-y' } } } } };
    expect(decision({ input: broken }).traceId).toBeUndefined();
  });

  it('of Envoy says in its labels what was answered and asked, and hides credentials', () => {
    const headers = { authorization: 'Bearer secret', 'x-request-id': 'r-1' };
    const made = decision({
      input: { attributes: { request: { http: { headers } } } },
      result: {
        allowed: false,
        http_status: 401,
        body: 'log in',
        headers: { authorization: 'Basic secret' },
      },
    });
    expect(made).toMatchObject({
      outcome: 'deny',
      reason: 'log in',
      labels: { http_status: '401', request_id: 'r-1', app: 'checkout' },
    });
    expect(JSON.stringify(made)).not.toContain('secret');
  });

  it('of an admission says whether it was a dry run', () => {
    const request = { kind: { kind: 'Pod' }, operation: 'CREATE', dryRun: true };
    expect(decision({ input: { request } }).labels).toMatchObject({ dry_run: 'true', kind: 'Pod' });
  });

  it('of a batch names the batch', () => {
    expect(decision({ batch_decision_id: 'b-1' }).labels).toMatchObject({ batch_decision_id: 'b-1' });
  });

  it('with the cache of non-deterministic builtins is read all the same', () => {
    const cache = {
      'http.send': { '[{"url":"https://x"}]': { body: null, status_code: 200 } },
      'time.now_ns': {},
    };
    expect(decision({ nd_builtin_cache: cache })).toMatchObject({ outcome: 'allow' });
  });

  it('without a result was denied: nothing allowed it', () => {
    const { result: _result, ...undefinedResult } = ENTRY;
    const mapped = map(undefinedResult);
    expect(mapped).toMatchObject({
      events: [{ outcome: 'deny', reason: expect.stringMatching(/undefined/) as unknown }],
    });
  });

  it('with an error is an error with its message, whatever the result', () => {
    const error = {
      code: 'internal_error',
      message: 'eval_conflict_error: complete rules must not produce…',
    };
    expect(decision({ error, result: undefined })).toMatchObject({ outcome: 'error', reason: error.message });
    expect(decision({ error: { code: 'eval_cancel_error' } })).toMatchObject({
      outcome: 'error',
      reason: 'eval_cancel_error',
    });
    expect(decision({ error: 'timeout' })).toMatchObject({ outcome: 'error', reason: 'timeout' });
  });

  it.each([
    ['the one bundle there is', { bundles: { other: { revision: 'v1' } } }, 'v1'],
    ['the bundle that holds the path', { bundles: { http: { revision: 'a' }, db: { revision: 'b' } } }, 'a'],
    [
      'the closest of them',
      {
        bundles: { http: { revision: 'a' }, 'http/example': { revision: 'b' }, 'http/ex': { revision: 'c' } },
      },
      'b',
    ],
    ['nothing where none holds it', { bundles: { x: { revision: 'a' }, y: { revision: 'b' } } }, undefined],
    ['nothing where the bundle has none', { bundles: { authz: {} } }, undefined],
    ['nothing where it is empty', { bundles: { authz: { revision: '' } } }, undefined],
    ['the older form', { bundles: undefined, revision: 'old' }, 'old'],
    ['nothing without bundles', { bundles: undefined }, undefined],
  ])('has the revision of %s', (_, fields, expected) => {
    expect(decision(fields).revision).toBe(expected);
  });

  it.each([
    [{ timer_server_handler_ns: 2_000_000, timer_rego_query_eval_ns: 1_000_000 }, 2],
    [{ timer_rego_query_eval_ns: 1_500_000 }, 1.5],
    [{ timer_regovm_eval_ns: 73_731 }, 0.073731],
    [{ timer_server_handler_ns: -1, timer_rego_query_eval_ns: 1_000_000 }, 1],
    [{ timer_server_handler_ns: 1e999 }, undefined],
    [{ timer_server_handler_ns: 1e300 }, undefined],
    [{ timer_server_handler_ns: '5' }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('with the timers %j took %s ms', (metrics, expected) => {
    expect(decision({ metrics }).latencyMs).toBe(expected);
  });

  it('without a path has a policy by its label, else by its query', () => {
    expect(decision({ path: undefined }).policy).toBe('checkout');
    expect(decision({ path: undefined, labels: {}, query: 'data.authz.allow = x' }).policy).toBe(
      'data.authz.allow = x',
    );
    expect(decision({ path: '', labels: { app: 'x'.repeat(499) + '😀' } }).policy).toBe('x'.repeat(499));
    expect(decision({ path: undefined, labels: {}, query: 'q'.repeat(1_000) }).policy).toHaveLength(500);
    expect(decision({ path: undefined, labels: undefined }).policy).not.toBe('');
  });

  it('longer than Gatehouse keeps is cut, not refused', () => {
    const long = 'x'.repeat(20_000);
    const cut = decision({
      input: { user: long, method: long, path: long },
      labels: {
        app: long,
        many: long,
        ...Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`l${i}`, i])),
      },
      result: { allow: false, reason: long },
      bundles: { authz: { revision: long } },
      erased: Array.from({ length: 2_000 }, () => long),
    });
    expect(cut.outcome).toBe('deny');
    expect(cut.masked).toHaveLength(1_000);
  });

  it('in the envelope of a collector is the same decision', () => {
    expect(map({ event: ENTRY, time: 1_795_253_400, sourcetype: '_json' })).toEqual(map(ENTRY));
  });

  it.each(['log', 'message'])('in the `%s` of a shipper of console logs is the same decision', (field) => {
    expect(map({ [field]: `${JSON.stringify(ENTRY)}\n`, stream: 'stderr' })).toEqual(map(ENTRY));
  });

  it('as the console prints it is the same decision', () => {
    const console = {
      level: 'info',
      msg: 'Decision Log',
      time: '2026-11-21T09:30:00Z',
      type: 'openpolicyagent.org/decision_logs',
    };
    expect(map({ ...ENTRY, ...console })).toEqual(map(ENTRY));
  });

  it.each([
    ['no id', { decision_id: undefined }, 'decision_id'],
    ['an empty id', { decision_id: '' }, 'decision_id'],
    ['a number for its id', { decision_id: 5 }, 'decision_id'],
    ['an id of 201', { decision_id: 'x'.repeat(201) }, 'decision_id'],
    ['no time', { timestamp: undefined }, 'timestamp'],
    ['epoch nanoseconds for its time', { timestamp: 1_795_253_400_000_000_000 }, 'timestamp'],
    ['a time without a zone', { timestamp: '2026-11-21T09:30:00' }, 'timestamp'],
    ['a list for its path', { path: ['http', 'authz'] }, 'path'],
    ['text for its labels', { labels: 'app=checkout' }, 'labels'],
    ['a revision that is no text', { bundles: { authz: { revision: 5 } } }, 'bundles.authz.revision'],
    ['masks that are no list', { masked: '/input/password' }, 'masked'],
  ])('with %s is refused by the name of the field', (_, fields, path) => {
    expect(map({ ...ENTRY, ...fields })).toMatchObject({ refusal: { code: 'not-a-decision-log', path } });
  });

  it.each([null, 5, 'text', [ENTRY], {}, { event: null }, { event: { kind: 'x' } }])(
    '%j is none',
    (record) => {
      expect(map(record)).toMatchObject({ refusal: { code: 'not-a-decision-log' } });
    },
  );
});

describe('a result that nobody can read', () => {
  it.each([{ grade: 5 }, 42, 'maybe', { allow: 'perhaps' }, { response: {} }])(
    '%j waits for a mapping',
    (result) => {
      expect(map({ ...ENTRY, path: 'x/y', result })).toMatchObject({
        refusal: { code: 'unmapped-result', path: 'result' },
      });
    },
  );

  it('is read by the rule of an administrator', () => {
    const rules: MappingRule[] = [
      { policy: 'risk/*', resultPath: 'grade', allowValues: [1, 2] },
      { policy: 'http/*', resultPath: '', allowValues: [false] },
    ];
    expect(decision({ path: 'risk/score', result: { grade: 2 } }, rules).outcome).toBe('allow');
    expect(
      decision({ path: 'risk/score', result: { grade: 3, reason: 'too risky', rule: 'r-9' } }, rules),
    ).toMatchObject({
      outcome: 'deny',
      reason: 'too risky',
      rule: 'r-9',
    });
    expect(decision({ path: 'risk/score', result: undefined }, rules).outcome).toBe('deny');
    // The rule comes before what Gatehouse would think itself.
    expect(decision({ result: true }, rules).outcome).toBe('deny');
    expect(decision({ result: true, error: { message: 'broken' } }, rules).outcome).toBe('error');
  });
});

it('the quick look at an entry never says yes where the schema says no', () => {
  const odd = fc.oneof(
    fc.constantFrom(
      undefined,
      null,
      '',
      'text',
      5,
      {},
      [],
      { revision: 5 },
      { a: { revision: 'x' } },
      { a: null },
    ),
    fc.string({ maxLength: 600 }),
  );
  const keys = [...Object.keys(ENTRY), 'erased', 'masked', 'trace_id', 'span_id', 'query', 'revision'];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 4 }), (fields) => {
      const log = { ...ENTRY, ...fields };
      if (isPlainDecisionLog(log)) expect(decisionLogSchema.safeParse(log).success).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(isPlainDecisionLog(ENTRY)).toBe(true);
});
