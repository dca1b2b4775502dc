import { describe, expect, it } from 'vitest';
import { eventSchema, type Change, type Event, type SourceReport } from '@/lib/domain/event';
import { opaStatusAdapter } from './map-status';

/** As OPA's documentation shows a status report. */
const STATUS = {
  labels: {
    app: 'checkout',
    id: '1780d507-aea2-45cc-ae50-fa153c8e4a5a',
    version: '1.4.2',
    environment: 'eu-1',
  },
  bundles: {
    'http/example/authz': {
      active_revision: 'v42',
      last_request: '2026-11-21T09:29:00.000Z',
      last_successful_activation: '2026-11-21T09:30:00.003648626Z',
      name: 'http/example/authz',
      metrics: { timer_rego_module_parse_ns: 12_345 },
    },
  },
  decision_logs: {},
  plugins: { bundle: { state: 'OK' } },
};

const map = (record: unknown, receivedAt = '2026-11-21T10:00:00.000000Z') =>
  opaStatusAdapter.map(record, { receivedAt, mappingRules: [] });

function events(fields: object, receivedAt?: string): Event[] {
  const mapped = map({ ...STATUS, ...fields }, receivedAt);
  if ('refusal' in mapped) throw new Error(`refused: ${mapped.refusal.path}`);
  for (const event of mapped.events) expect(eventSchema.safeParse(event).error?.issues ?? []).toEqual([]);
  return mapped.events;
}
const changes = (fields: object = {}) =>
  events(fields).filter((event): event is Change => event.kind === 'change');
const report = (fields: object = {}, receivedAt?: string) =>
  events(fields, receivedAt).find((event): event is SourceReport => event.kind === 'source-report')!;

describe('the activations of a status report', () => {
  it('are changes at the time of the activation', () => {
    expect(changes()).toMatchObject([
      {
        type: 'policy-activated',
        occurredAt: '2026-11-21T09:30:00.003648626Z',
        policy: 'http/example/authz',
        revision: 'v42',
        environment: 'eu-1',
        service: 'checkout',
      },
    ]);
  });

  it('are the same events however often they are reported, and others at the next activation', () => {
    const again = changes({ decision_logs: { code: 'x', message: 'y' } });
    expect(again[0]!.id).toBe(changes()[0]!.id);
    const next = {
      ...STATUS.bundles['http/example/authz'],
      last_successful_activation: '2026-11-21T09:31:00Z',
    };
    expect(changes({ bundles: { 'http/example/authz': next } })[0]!.id).not.toBe(changes()[0]!.id);
    expect(changes({ labels: { ...STATUS.labels, id: 'another' } })[0]!.id).not.toBe(changes()[0]!.id);
  });

  it('are one a bundle, and none for a bundle that was never activated', () => {
    const activated = { last_successful_activation: '2026-11-21T09:30:00Z', active_revision: 'a' };
    const bundles = {
      a: activated,
      b: { ...activated, active_revision: 'b' },
      c: { code: 'bundle_error', message: '404' },
    };
    expect(changes({ bundles }).map(({ policy, revision }) => [policy, revision])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
    expect(changes({ bundles: null })).toEqual([]);
    expect(changes({ bundles: undefined })).toEqual([]);
  });

  it('are none where Go wrote that there was none yet', () => {
    const waiting = { name: 'a', last_successful_activation: '0001-01-01T00:00:00Z' };
    expect(changes({ bundles: { a: waiting } })).toEqual([]);
  });

  it('of the one bundle of an old configuration are read as well, but not twice', () => {
    const bundle = { ...STATUS.bundles['http/example/authz'], name: 'authz' };
    expect(changes({ bundle, bundles: undefined })).toMatchObject([{ policy: 'authz', revision: 'v42' }]);
    expect(changes({ bundle })).toHaveLength(1);
  });

  it('of a bundle without revisions are told apart by their time', () => {
    const at = (time: string) =>
      changes({ bundles: { trino: { name: 'trino', last_successful_activation: time } } })[0]!;
    const [first, second] = [at('2026-11-21T09:30:00Z'), at('2026-11-21T09:45:00Z')];
    expect(first).toMatchObject({ policy: 'trino', occurredAt: '2026-11-21T09:30:00Z' });
    expect(first.revision).not.toBe(second.revision);
  });
});

describe('what a status report says was lost', () => {
  it('is nothing where it counts nothing', () => {
    expect(report()).toMatchObject({ dropped: 0, occurredAt: '2026-11-21T10:00:00.000000Z' });
  });

  it('is the sum of the decisions that were dropped, and of nothing else', () => {
    const prometheus = {
      counter_decision_logs_dropped_buffer_size_limit_exceeded: 2,
      counter_decision_logs_dropped_rate_limit_exceeded: 3,
      counter_decision_logs_nd_builtin_cache_dropped: 100,
      counter_decision_logs_encoding_failure: 100,
      go_gc_cycles_total: {
        name: 'go_gc_cycles_total',
        type: 'COUNTER',
        metric: [{ counter: { value: 100 } }],
      },
      counter_decision_logs_dropped_text: 'many',
    };
    expect(report({ metrics: { prometheus } }).dropped).toBe(5);
    expect(report({ metrics: { prometheus: null } }).dropped).toBe(0);
    const huge = { counter_decision_logs_dropped_a: 1e308, counter_decision_logs_dropped_b: 1e999 };
    expect(Number.isFinite(report({ metrics: { prometheus: huge } }).dropped)).toBe(true);
  });

  it('counts once what the decision logger and all metrics tell', () => {
    const counters = { counter_decision_logs_dropped_rate_limit_exceeded: 7 };
    expect(report({ decision_logs: { metrics: counters } }).dropped).toBe(7);
    expect(report({ decision_logs: { metrics: counters }, metrics: { prometheus: counters } }).dropped).toBe(
      7,
    );
  });

  it('was told when the console printed it, else when it came', () => {
    const printed = { level: 'info', msg: 'Status Log', time: '2026-11-21T09:31:00Z' };
    expect(report(printed).occurredAt).toBe('2026-11-21T09:31:00Z');
    expect(map({ log: `${JSON.stringify({ ...STATUS, ...printed })}\n` })).toMatchObject({
      events: [{ kind: 'change' }, { kind: 'source-report', occurredAt: '2026-11-21T09:31:00Z' }],
    });
  });

  it('names the trouble of the upload', () => {
    expect(
      report({ decision_logs: { code: 'decision_log_error', message: 'Upload Failed' } }).labels?.problem,
    ).toBe('decision_log_error: Upload Failed');
  });

  it('is the same report when it is sent again, and another with other content', () => {
    expect(report({}, '2026-11-21T10:00:10Z').id).toBe(report().id);
    expect(report({ metrics: { prometheus: { counter_decision_logs_dropped_a: 1 } } }).id).not.toBe(
      report().id,
    );
  });

  it('has an id within bounds, however long the instance calls itself', () => {
    expect(report({ labels: { id: 'x'.repeat(5_000) } }).id.length).toBeLessThanOrEqual(200);
    expect(changes({ labels: { id: 'x'.repeat(5_000) } })[0]!.id.length).toBeLessThanOrEqual(200);
  });

  it('of instances with long names alike are different events', () => {
    const of = (last: string) => changes({ labels: { id: `${'x'.repeat(300)}${last}` } })[0]!.id;
    expect(of('1')).not.toBe(of('2'));
  });
});

it.each([
  [null, ''],
  ['text', ''],
  [{}, 'labels'],
  [{ ...STATUS, labels: 'app=x' }, 'labels'],
  [
    { ...STATUS, bundles: { a: { last_successful_activation: 'yesterday' } } },
    'bundles.a.last_successful_activation',
  ],
  [{ ...STATUS, bundles: [] }, 'bundles'],
])('%j is no status report', (record, path) => {
  expect(map(record)).toMatchObject({ refusal: { code: 'not-a-status-report', path } });
});
