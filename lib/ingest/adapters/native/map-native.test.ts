import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '@/lib/domain/kinds';
import { nativeAdapter } from './map-native';

const context = { receivedAt: '2026-11-21T10:00:00.000000Z', mappingRules: [] };
const map = (record: unknown) => nativeAdapter.map(record, context);
const at = '2026-11-21T09:00:00Z';

/** The least that each kind needs (spec: kinds). */
const LEAST: Record<string, object> = {
  decision: { outcome: 'allow', policy: 'p' },
  traffic: { windowStart: at, windowEnd: at, requests: 2, evaluated: 1 },
  attestation: { outcome: 'valid', subject: 'spiffe://example/a' },
  auth: { outcome: 'failure' },
  flow: { outcome: 'denied' },
  audit: { actor: { type: 'user', id: 'a' }, action: 'x', targets: [{ type: 't', id: 'i' }], context: {} },
  heartbeat: { tagged: true, missingTags: [] },
  drift: { outcome: 'detected', driftId: 'd', type: 'policy', detectedAt: at },
  alert: { outcome: 'opened', alertId: 'a', title: 't', severity: 'page' },
  change: { type: 'deploy' },
  'data-access': { outcome: 'allowed', classification: 'pii', action: 'read' },
  'source-report': { dropped: 0 },
};
const least = (kind: string) => ({ kind, id: 'e-1', occurredAt: at, ...LEAST[kind] });

it('every kind of the specification has its case here', () => {
  expect(Object.keys(LEAST).toSorted()).toEqual([...EVENT_KINDS].toSorted());
});

describe.each(EVENT_KINDS)('a native %s', (kind) => {
  it('is taken with the least that its kind needs, also with nulls for what is optional', () => {
    expect(map(least(kind))).toEqual({ events: [least(kind)] });
    const optional = {
      environment: null,
      service: null,
      zone: null,
      principal: null,
      labels: null,
      sentAt: null,
    };
    expect(map({ ...least(kind), ...optional })).toMatchObject({ events: [{ kind }] });
  });

  it('is refused by the name of each field that is missing', () => {
    for (const field of ['id', 'occurredAt', ...Object.keys(LEAST[kind]!)]) {
      const { [field]: _missing, ...rest } = least(kind) as Record<string, unknown>;
      expect(map(rest)).toMatchObject({ refusal: { code: 'missing-field', path: field } });
    }
  });

  it('is refused by the name of a field of a wrong type', () => {
    for (const field of ['id', 'occurredAt', ...Object.keys(LEAST[kind]!)]) {
      expect(map({ ...least(kind), [field]: [{ not: 'it' }] })).toMatchObject({
        refusal: {
          code: expect.stringMatching(/^(invalid|missing)-field$/) as unknown,
          path: expect.stringContaining(field) as unknown,
        },
      });
    }
  });
});

const decision = least('decision');

it('an unknown field is ignored', () => {
  expect(map({ ...decision, colour: 'red' })).toEqual({ events: [decision] });
  expect(map(JSON.parse(JSON.stringify(decision).replace('{', '{"__proto__":{"zone":"x"},')))).toEqual({
    events: [decision],
  });
});

it.each([
  ['no kind', { ...decision, kind: undefined }, 'missing-field', 'kind'],
  ['an unknown kind', { ...decision, kind: 'verdict' }, 'unknown-kind', 'kind'],
  ['a kind that every object has', { ...decision, kind: 'constructor' }, 'unknown-kind', 'kind'],
  ['a kind that is no text', { ...decision, kind: 5 }, 'unknown-kind', 'kind'],
  ['a number as its id', { ...decision, id: 5 }, 'invalid-field', 'id'],
  ['an empty id', { ...decision, id: '' }, 'invalid-field', 'id'],
  ['an id of 201', { ...decision, id: 'x'.repeat(201) }, 'invalid-field', 'id'],
  ['an outcome of another kind', { ...decision, outcome: 'denied' }, 'invalid-field', 'outcome'],
  [
    'a time without a zone',
    { ...decision, occurredAt: '2026-11-21T09:00:00' },
    'invalid-field',
    'occurredAt',
  ],
  ['a date alone', { ...decision, occurredAt: '2026-11-21' }, 'invalid-field', 'occurredAt'],
  ['epoch seconds', { ...decision, occurredAt: 1_795_253_400 }, 'invalid-field', 'occurredAt'],
  ['a trace id too short', { ...decision, traceId: 'abc' }, 'invalid-field', 'traceId'],
  ['a span id that is no hex', { ...decision, spanId: 'z'.repeat(16) }, 'invalid-field', 'spanId'],
  ['a sample rate of zero', { ...decision, sampleRate: 0 }, 'invalid-field', 'sampleRate'],
  ['a negative sample rate', { ...decision, sampleRate: -0.5 }, 'invalid-field', 'sampleRate'],
  ['a sample rate above one', { ...decision, sampleRate: 1.5 }, 'invalid-field', 'sampleRate'],
  ['a sample rate that no sum survives', { ...decision, sampleRate: 5e-324 }, 'invalid-field', 'sampleRate'],
  ['a negative latency', { ...decision, latencyMs: -1 }, 'invalid-field', 'latencyMs'],
  ['a count that no sum survives', { ...least('traffic'), requests: 1e308 }, 'invalid-field', 'requests'],
  [
    '65 labels',
    { ...decision, labels: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`l${i}`, 'v'])) },
    'invalid-field',
    'labels',
  ],
  ['a label that is no text', { ...decision, labels: { a: 1 } }, 'invalid-field', 'labels.a'],
  ['a port above 65535', { ...least('flow'), port: 65_536 }, 'invalid-field', 'port'],
  [
    'a target without its id',
    { ...least('audit'), targets: [{ type: 't' }] },
    'missing-field',
    'targets.0.id',
  ],
])('an event with %s is refused by name', (_, record, code, path) => {
  expect(map(record)).toMatchObject({
    refusal: { code, path, message: expect.stringMatching(/\.$/) as unknown },
  });
});

it.each([null, 5, 'text', true, [decision]])('%j is no event', (record) => {
  expect(map(record)).toMatchObject({ refusal: { code: 'not-an-object' } });
});

it('the limits themselves are within', () => {
  const labels = Object.fromEntries(Array.from({ length: 64 }, (_, i) => [`l${i}`, 'v']));
  expect(map({ ...decision, id: 'x'.repeat(200), labels, sampleRate: 1e-6 })).toMatchObject({ events: [{}] });
});
