import { describe, expect, it } from 'vitest';
import type { Span } from '@/lib/domain/span';
import type { Adapter } from '../../adapter';
import { splitBody } from '../../steps/split-body';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { RECEIVED_AT } from '../../testing/map-text';
import { otlpLogsAdapter, otlpMetricsAdapter, otlpTracesAdapter } from './otlp-adapter';

const ALL_TAGS = ['service.name', 'trust.zone', 'deployment.environment.name'];
const MY_SERVICE = {
  kind: 'heartbeat',
  service: 'my.service',
  tagged: false,
  missingTags: ['trust.zone', 'deployment.environment.name'],
};

// Only the ACL line says who may do what; auditd lines and the examples of the specification are telemetry.
describeSamples('otlp', {
  'logs-auditd.json': {
    adapter: otlpLogsAdapter,
    events: [
      {
        kind: 'heartbeat',
        occurredAt: '2024-12-19T19:21:24.533Z',
        environment: 'b8af9b52-4ef1-444a-9b62-3b7bd2ab02f6',
        records: 6,
        tagged: false,
        missingTags: ALL_TAGS,
        labels: { signal: 'logs', host: 'ip-10-0-74-191.ec2.internal' },
      },
    ],
  },
  'logs-ovn-acl-drop.json': {
    adapter: otlpLogsAdapter,
    events: [
      {
        kind: 'decision',
        outcome: 'deny',
        occurredAt: '2025-04-01T17:39:31.507054686Z',
        environment: 'd24a392b-dd87-4eb8-a1a9-7384423567e3',
        policy: 'verify-audit-logging_deny-all',
        reason: 'verdict=drop',
        labels: {
          'k8s.ovn.sequence': '00004',
          'k8s.ovn.component': 'acl_log(ovn_pinctrl0)',
          host: 'ip-10-0-36-191.ec2.internal',
          severity: 'info',
        },
      },
      { kind: 'heartbeat', occurredAt: '2025-04-01T17:39:46.060055281Z', records: 1, missingTags: ALL_TAGS },
    ],
  },
  'logs.json': {
    adapter: otlpLogsAdapter,
    events: [{ ...MY_SERVICE, occurredAt: '2018-12-13T14:51:00.3Z', records: 1 }],
  },
  'metrics.json': {
    adapter: otlpMetricsAdapter,
    events: [{ ...MY_SERVICE, occurredAt: '2018-12-13T14:51:00.3Z', records: 4 }],
  },
  'trace.json': {
    adapter: otlpTracesAdapter,
    events: [{ ...MY_SERVICE, occurredAt: '2018-12-13T14:51:01Z', records: 1 }],
  },
  'traces-base64-ids.json': {
    adapter: otlpTracesAdapter,
    events: [
      {
        ...MY_SERVICE,
        service: 'analytics-service',
        occurredAt: '2020-08-20T05:40:43.2171702Z',
        records: 3,
        agent: 'opentelemetry/0.8.0-SNAPSHOT',
      },
    ],
  },
});

function spansOf(adapter: Adapter, text: string): Span[] {
  return splitBody(text, 'application/json', adapter, { records: 100, depth: 100 }).flatMap(({ value }) => {
    const mapped = adapter.map(value, { receivedAt: RECEIVED_AT, mappingRules: [] });
    return 'refusal' in mapped ? [] : (mapped.spans ?? []);
  });
}

const plain = readSample('otlp', 'trace.json');
const base64 = readSample('otlp', 'traces-base64-ids.json');

describe.skipIf(!plain || !base64)('the spans of the recorded traces', () => {
  it('keep ids, kind, time and attributes', () => {
    expect(spansOf(otlpTracesAdapter, plain!)).toEqual([
      {
        traceId: '5b8efff798038103d269b633813fc60c',
        spanId: 'eee19b7ec3c1b174',
        parentSpanId: 'eee19b7ec3c1b173',
        name: "I'm a server span",
        kind: 'server',
        role: 'other',
        measure: null,
        startedAt: '2018-12-13T14:51:00Z',
        durationNs: 1_000_000_000,
        service: 'my.service',
        environment: null,
        zone: null,
        status: 'unset',
        statusMessage: null,
        scope: 'my.library',
        attributes: { 'my.span.attr': 'some value' },
      },
    ]);
  });

  it('have their base64 ids and named enums converted', () => {
    const traceId = Buffer.from('/6V20yEXOsbO82Acj0vedQ==', 'base64').toString('hex');
    expect(traceId).toBe('ffa576d321173ac6cef3601c8f4bde75');
    expect(spansOf(otlpTracesAdapter, base64!)).toMatchObject([
      {
        traceId,
        spanId: '085ac082ffcfbf8d',
        parentSpanId: 'cb1c0734d14940fd',
        kind: 'internal',
        status: 'ok',
      },
      { traceId, spanId: '1b83d176c0b5fb46', parentSpanId: '085ac082ffcfbf8d', kind: 'client' },
      { traceId, spanId: 'cb1c0734d14940fd', parentSpanId: null, kind: 'server', durationNs: 49_160_000 },
    ]);
  });
});
