import { describe, expect, it } from 'vitest';
import { GatehouseError } from '@/lib/domain/errors';
import { mapText } from '../../../testing/map-text';
import { readSample } from '../../../testing/describe-samples';
import { otlpLogsAdapter, otlpMetricsAdapter, otlpTracesAdapter } from '../otlp-adapter';
import {
  attestationLog,
  decisionLog,
  logsOf,
  metricsOf,
  point,
  requestsMetric,
  span,
  tracesOf,
} from '../samples';
import { SIGNAL_NAMES, type Signal } from '../signals';
import { otlpType } from './otlp-types';
import { isProtobuf, readExport } from './read-export';
import { writeAnswer, writeStatus } from './write-answer';

const ADAPTERS = { logs: otlpLogsAdapter, traces: otlpTracesAdapter, metrics: otlpMetricsAdapter };

/** OTLP/JSON with the ids that protobuf's own JSON has, so that it can be encoded. */
function encode(signal: Signal, json: string): Uint8Array {
  const type = otlpType(SIGNAL_NAMES[signal].request);
  const message = JSON.parse(json, (name, value: unknown) =>
    ['traceId', 'spanId', 'parentSpanId'].includes(name) &&
    typeof value === 'string' &&
    /^[0-9a-fA-F]*$/.test(value)
      ? Buffer.from(value, 'hex').toString('base64')
      : value,
  ) as Record<string, unknown>;
  return type.encode(type.fromObject(message)).finish();
}

const OWN: [Signal, string, string][] = [
  [
    'logs',
    'own logs',
    JSON.stringify(logsOf(decisionLog(), attestationLog(), { body: { stringValue: 'ready' } })),
  ],
  [
    'traces',
    'own traces',
    JSON.stringify(tracesOf(span(), span({ spanId: 'b'.repeat(16), parentSpanId: '' }))),
  ],
  [
    'metrics',
    'own metrics',
    JSON.stringify(metricsOf(requestsMetric([point(3, { 'gatehouse.evaluated': true })]))),
  ],
];
const RECORDED = (
  [
    ['logs', 'logs.json'],
    ['logs', 'logs-auditd.json'],
    ['logs', 'logs-ovn-acl-drop.json'],
    ['traces', 'trace.json'],
    ['traces', 'traces-base64-ids.json'],
    ['metrics', 'metrics.json'],
  ] as const
).flatMap(([signal, name]): [Signal, string, string][] => {
  const text = readSample('otlp', name);
  return text === null ? [] : [[signal, name, text]];
});

describe('an export in protobuf', () => {
  it.each([...OWN, ...RECORDED])('of %s gives the same events as its JSON: %s', (signal, _name, json) => {
    const adapter = ADAPTERS[signal];
    const fromJson = mapText(adapter, json);
    const fromProtobuf = mapText(adapter, readExport(signal, encode(signal, json)));
    expect(fromProtobuf).toEqual(fromJson);
    expect(fromJson.events.length).toBeGreaterThan(0);
  });

  it('is read by the field numbers of the specification', () => {
    // resource_logs (1) { scope_logs (2) { log_records (2) { time_unix_nano (1, fixed64) = 1, body (5) { string_value (1) = "hi" } } } }
    const bytes = Buffer.from('0a131211120f0901000000000000002a040a026869', 'hex');
    expect(JSON.parse(readExport('logs', bytes))).toEqual({
      resourceLogs: [{ scopeLogs: [{ logRecords: [{ timeUnixNano: '1', body: { stringValue: 'hi' } }] }] }],
    });
  });

  it('of nothing is an empty body', () => {
    expect(readExport('traces', new Uint8Array())).toBe('{}');
  });

  it.each(['ff', '0a', '0affffffff0f', '0b', '0a0412'])('that is broken (%s) is refused', (hex) => {
    expect(() => readExport('logs', Buffer.from(hex, 'hex'))).toThrow(GatehouseError);
  });

  it('that nests without end is refused, not followed', () => {
    let value = Buffer.from('0a0178', 'hex');
    const wrap = (field: number, inner: Buffer) => {
      const length: number[] = [];
      for (let left = inner.length; ; left >>>= 7) {
        length.push(left > 127 ? (left & 127) | 128 : left);
        if (left <= 127) break;
      }
      return Buffer.concat([Buffer.from([(field << 3) | 2, ...length]), inner]);
    };
    for (let depth = 0; depth < 5_000; depth += 1) value = wrap(5, wrap(1, value));
    const bytes = wrap(1, wrap(2, wrap(2, wrap(5, value))));
    expect(() => readExport('logs', bytes)).toThrow(GatehouseError);
  });

  it.each(['application/x-protobuf', 'application/protobuf; charset=x', 'APPLICATION/X-PROTOBUF'])(
    'is announced as %s',
    (type) => expect(isProtobuf(type)).toBe(true),
  );
});

describe('an answer', () => {
  it.each([
    ['logs', 'rejectedLogRecords'],
    ['traces', 'rejectedSpans'],
    ['metrics', 'rejectedDataPoints'],
  ] as const)('to %s says in both encodings how many were rejected', (signal, name) => {
    const partial = { rejected: 3, message: 'no' };
    const json = new TextDecoder().decode(writeAnswer(signal, 'json', partial));
    expect(JSON.parse(json)).toEqual({ partialSuccess: { [name]: '3', errorMessage: 'no' } });
    // partial_success (1) { rejected (1) = 3, error_message (2) = "no" }
    expect(Buffer.from(writeAnswer(signal, 'protobuf', partial)).toString('hex')).toBe('0a06080312026e6f');
  });

  it('to what was wholly taken is empty', () => {
    expect(writeAnswer('logs', 'protobuf', { rejected: 0, message: '' })).toHaveLength(0);
    expect(new TextDecoder().decode(writeAnswer('logs', 'json', { rejected: 0, message: '' }))).toBe('{}');
  });

  it('to an error is a google.rpc.Status', () => {
    // code (1) = 14, message (2) = "away"
    expect(Buffer.from(writeStatus('protobuf', 14, 'away')).toString('hex')).toBe('080e120461776179');
  });
});
