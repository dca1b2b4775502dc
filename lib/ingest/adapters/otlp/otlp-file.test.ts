import { describe, expect, it } from 'vitest';
import { mapText } from '../../testing/map-text';
import { otlpFileAdapter } from './otlp-adapter';

const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'payments-api' } }] };
const text = (value: string) => ({ stringValue: value });
const NANOS = '1763719200000000000';
const LOGS = {
  resourceLogs: [
    {
      resource,
      scopeLogs: [
        {
          logRecords: [
            {
              timeUnixNano: NANOS,
              attributes: [
                { key: 'policy.outcome', value: text('deny') },
                { key: 'policy.name', value: text('payments/authz') },
              ],
            },
          ],
        },
      ],
    },
  ],
};
const TRACES = {
  resourceSpans: [
    {
      resource,
      scopeSpans: [
        {
          spans: [
            {
              traceId: '5b8efff798038103d269b633813fc60c',
              spanId: 'eee19b7ec3c1b174',
              name: 'GET /',
              kind: 2,
              startTimeUnixNano: NANOS,
              endTimeUnixNano: '1763719200005000000',
            },
          ],
        },
      ],
    },
  ],
};

describe('a file of OpenTelemetry', () => {
  it('holds logs and traces behind one another', () => {
    const { events, rejected } = mapText(
      otlpFileAdapter,
      [LOGS, TRACES].map((line) => JSON.stringify(line)).join('\n'),
    );
    expect(rejected).toEqual([]);
    expect(events.filter(({ kind }) => kind === 'decision')).toMatchObject([
      { outcome: 'deny', policy: 'payments/authz', service: 'payments-api' },
    ]);
    expect(events.filter(({ kind }) => kind === 'heartbeat').length).toBe(2);
  });

  it('refuses what is no request of OTLP', () => {
    expect(mapText(otlpFileAdapter, '{"resource":[]}').rejected).toMatchObject([{ code: 'not-understood' }]);
  });
});
