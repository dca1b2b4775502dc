import { describe, expect, it } from 'vitest';
import { readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { ztunnelAdapter } from './map-ztunnel';

const CONNECTION = `src.addr=10.8.0.4:52008 src.workload="cart-7d9c8b6f5-x2x4z" src.namespace="shop" src.identity="spiffe://cluster.local/ns/shop/sa/cart" dst.addr=10.8.0.9:15008 dst.hbone_addr=10.8.0.9:8443 dst.service="payments.shop.svc.cluster.local" dst.workload="payments-0" dst.namespace="shop" dst.identity="spiffe://cluster.local/ns/shop/sa/payments"`;
const COMPLETE = `2026-11-20T08:00:00.123456Z\tinfo\taccess\tconnection complete\t${CONNECTION} direction="outbound" bytes_sent=200 bytes_recv=603 duration="2ms"`;
const REJECTED = `2026-11-20T08:00:01.5Z\terror\taccess\tconnection complete\t${CONNECTION} direction="inbound" bytes_sent=0 bytes_recv=0 duration="0ms" error="connection closed due to policy rejection: explicitly denied by: shop/no-cart"`;
const UNNAMED = REJECTED.replace(
  'explicitly denied by: shop/no-cart',
  'allow policies exist, but none allowed',
);
const FAILED = REJECTED.replace(/error="[^"]*"/, 'error="http status: 401 Unauthorized"').replace(
  'inbound',
  'outbound',
);
const EARLY = `2026-11-20T08:00:02Z\twarn\taccess\tconnection failed\tsrc.addr=10.8.0.4:1 dst.addr=10.8.0.9:443 direction="outbound" error="unknown destination"`;
const ALPHA = `INFO inbound{id=0123456789abcdef0123456789abcdef}: ztunnel::proxy::inbound: proxying to 10.8.0.9:8080 using node local fast path
INFO inbound{id=0123456789abcdef0123456789abcdef}: ztunnel::proxy::inbound: RBAC rejected conn=10.8.0.4(spiffe://cluster.local/ns/shop/sa/cart)->10.8.0.9:8080
WARN inbound{id=0123456789abcdef0123456789abcdef}: ztunnel::proxy::inbound: failed dur=124.75µs err=http status: 401 Unauthorized`;
const JSON_LINE = {
  level: 'error',
  time: '2026-11-20T08:00:01.5Z',
  scope: 'access',
  message: 'connection complete',
  'src.addr': '10.8.0.4:52008',
  'src.workload': 'cart-7d9c8b6f5-x2x4z',
  'dst.addr': '10.8.0.9:8443',
  'dst.service': 'payments.shop.svc.cluster.local',
  direction: 'inbound',
  bytes_sent: 0,
  bytes_recv: 0,
  duration: '0ms',
  error: 'connection closed due to policy rejection',
};

const read = (text: string) => mapText(ztunnelAdapter, text);
const readOne = (record: object) => read(JSON.stringify(record));

describe('a connection through ztunnel', () => {
  it('is a flow from workload to service', () => {
    expect(read(COMPLETE)).toMatchObject({
      rejected: [],
      events: [
        {
          kind: 'flow',
          outcome: 'allowed',
          occurredAt: '2026-11-20T08:00:00.123456Z',
          principal: 'spiffe://cluster.local/ns/shop/sa/cart',
          sourceService: 'cart',
          targetService: 'payments',
          port: 8443,
          protocol: 'tcp',
          bytes: 803,
          latencyMs: 2,
          labels: { direction: 'outbound', 'src.namespace': 'shop', 'dst.workload': 'payments-0' },
        },
      ],
    });
  });

  it('that a policy closed is denied, with the policy where the line names it', () => {
    expect(read(REJECTED).events).toMatchObject([
      { kind: 'flow', outcome: 'denied', policy: 'shop/no-cart' },
      {
        kind: 'decision',
        outcome: 'deny',
        policy: 'shop/no-cart',
        service: 'payments',
        principal: 'spiffe://cluster.local/ns/shop/sa/cart',
        resource: '10.8.0.9:8443',
      },
    ]);
    expect(read(UNNAMED).events[1]).toMatchObject({ outcome: 'deny', policy: 'istio-ztunnel' });
    expect(readOne(JSON_LINE).events[1]).toMatchObject({ outcome: 'deny', service: 'payments' });
  });

  it('that failed is an error, also on the side that only saw the denial of the other', () => {
    expect(read(`${FAILED}\n${EARLY}`).events).toMatchObject([
      { kind: 'flow', outcome: 'error' },
      { kind: 'flow', outcome: 'error', port: 443 },
    ]);
  });

  it('in the format of 2023 is the sum of its lines', () => {
    expect(read(ALPHA)).toMatchObject({
      records: 1,
      events: [
        {
          kind: 'flow',
          id: 'inbound:0123456789abcdef0123456789abcdef',
          occurredAt: RECEIVED_AT,
          outcome: 'denied',
          port: 8080,
          latencyMs: 0.12475,
        },
        { kind: 'decision', outcome: 'deny', principal: 'spiffe://cluster.local/ns/shop/sa/cart' },
      ],
    });
  });

  it('comes through a shipper', () => {
    const kubernetes = { pod_name: 'ztunnel-x2x4z', host: 'node-1' };
    expect(readOne({ log: `${COMPLETE}\n`, kubernetes, cluster: 'prod' }).events).toMatchObject([
      { outcome: 'allowed', environment: 'prod', labels: { node: 'node-1' } },
    ]);
  });

  it.each([
    [{ ...JSON_LINE, message: 'connection opened' }, 'not-understood', 'message'],
    [{ ...JSON_LINE, direction: 'sideways' }, 'not-understood', 'direction'],
    [{ ...JSON_LINE, time: 'soon' }, 'not-understood', 'time'],
    [{ ...JSON_LINE, error: undefined }, 'not-understood', 'error'],
    [{ text: ALPHA.split('\n')[0] }, 'incomplete', 'text'],
    [{ text: ALPHA.split('\n')[2] }, 'incomplete', 'text'],
    [{ text: 'some words' }, 'not-understood', 'text'],
    [{ level: 'info', scope: 'proxy', message: { a: 1 } }, 'not-understood', 'scope'],
    [{}, 'not-understood', ''],
  ])('%j is refused', (record, code, path) => {
    expect(readOne(record).rejected).toMatchObject([{ code, path }]);
  });
});

fuzzAdapter(ztunnelAdapter, {
  samples: [
    COMPLETE,
    REJECTED,
    FAILED,
    EARLY,
    ALPHA,
    JSON.stringify(JSON_LINE),
    readSample('envoy-istio', 'ztunnel-access.log') ?? COMPLETE,
  ],
  decisive: ['text', 'message', 'direction'],
});
