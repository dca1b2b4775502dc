import { RECEIVED_AT } from '../../testing/map-text';
import { describeSamples } from '../../testing/describe-samples';
import { ztunnelAdapter } from '../ztunnel/map-ztunnel';
import { envoyAdapter } from './map-envoy';

const waypoint = (
  occurredAt: string,
  targetService: string,
  [port, bytes, latencyMs]: readonly [number, number, number],
  path: string,
  requestId: string,
) => ({
  kind: 'flow',
  outcome: 'allowed',
  occurredAt: `2025-01-30T${occurredAt}Z`,
  sentAt: '2025-01-30T12:10:13.682034460Z',
  targetService,
  port,
  bytes,
  latencyMs,
  statusCode: 200,
  protocol: 'HTTP/1.1',
  labels: { reporter: 'waypoint', method: 'GET', path, request_id: requestId, target_namespace: 'bookinfo' },
});
const FIRST = 'e7d5b6ce-5f7f-9731-8471-ca5bcd650a72';
const SECOND = '980435c4-7a97-9b78-96c9-dfa19ef8aacc';
const THIRD = 'e615c813-c295-9960-b327-a30483a5a57d';
const GATEWAY = 'bookinfo-gateway-istio';

const identity = (namespace: string, account: string) =>
  `spiffe://cluster.local/ns/${namespace}/sa/${account}`;
const PAGE = ['productpage-v1', identity('bookinfo', 'bookinfo-productpage')] as const;
const INGRESS = [
  'istio-ingressgateway',
  identity('istio-system', 'istio-ingressgateway-service-account'),
] as const;
const connection = (
  occurredAt: string,
  direction: string,
  [sourceService, principal]: readonly [string, string],
  [targetService, port]: readonly [string, number?],
  [bytes, latencyMs]: readonly [number, number],
) => ({
  kind: 'flow',
  outcome: 'allowed',
  occurredAt,
  sourceService,
  principal,
  targetService,
  port,
  bytes,
  latencyMs,
  labels: { direction },
});

const teapot = {
  kind: 'flow',
  outcome: 'allowed',
  occurredAt: '2020-11-25T21:26:18.409Z',
  targetService: 'httpbin',
  port: 8000,
  statusCode: 418,
  bytes: 135,
};
const TEAPOT_ID = '84961386-6d84-929d-98bd-c5aee93b5c88';

const denied = (id: string, latencyMs: number) => [
  {
    kind: 'flow',
    id: `outbound:${id}`,
    traceId: id,
    occurredAt: RECEIVED_AT,
    outcome: 'denied',
    principal: identity('default', 'curl-deny'),
    port: 8080,
    latencyMs,
  },
  { kind: 'decision', outcome: 'deny', policy: 'istio-ztunnel', principal: identity('default', 'curl-deny') },
];
const passed = (id: string, latencyMs: number) => ({
  kind: 'flow',
  id: `outbound:${id}`,
  outcome: 'allowed',
  port: 8080,
  latencyMs,
  labels: { 'dst.addr': '10.96.65.222:8080' },
});

describeSamples('envoy-istio', {
  'istio-json-denied.ndjson': {
    adapter: envoyAdapter,
    events: [
      {
        kind: 'flow',
        outcome: 'denied',
        occurredAt: '2023-11-23T07:15:16.808Z',
        targetService: 'handson',
        port: 8080,
        protocol: 'HTTP/1.1',
        bytes: 19,
        latencyMs: 0,
        statusCode: 403,
        policy: 'default/layer7-authz',
        labels: { request_id: 'a6b37887-9406-4ca2-a3a7-1b00fc3621c2', target_namespace: 'default' },
      },
      {
        kind: 'decision',
        outcome: 'deny',
        policy: 'default/layer7-authz',
        rule: '0',
        service: 'handson',
        action: 'POST',
        resource: '/',
        reason: 'rbac_access_denied_matched_policy[ns[default]-policy[layer7-authz]-rule[0]]',
      },
    ],
  },
  'istio-text-default.log': {
    adapter: envoyAdapter,
    events: [
      { ...teapot, latencyMs: 4, labels: { reporter: 'source', request_id: TEAPOT_ID } },
      { ...teapot, latencyMs: 3, labels: { reporter: 'destination', request_id: TEAPOT_ID } },
    ],
  },
  'osm-json-allowed.json': {
    adapter: envoyAdapter,
    events: [
      {
        kind: 'flow',
        outcome: 'allowed',
        occurredAt: '2022-09-08T16:41:31.933Z',
        targetService: 'httpbin',
        port: 14_001,
        statusCode: 200,
        bytes: 0,
        latencyMs: 508,
        labels: { upstream_service_time: '409', method: 'HEAD', reporter: 'destination' },
      },
    ],
  },
  'waypoint-kubectl-timestamps.log': {
    adapter: envoyAdapter,
    events: [
      waypoint('12:10:13.279', 'details', [9080, 178, 0], '/details/0', FIRST),
      waypoint('10:53:16.279', 'details', [9080, 178, 0], '/details/0', SECOND),
      waypoint('10:53:16.283', 'ratings', [9080, 48, 2], '/ratings/0', SECOND),
      waypoint('10:53:16.282', 'reviews', [9080, 442, 4], '/reviews/0', SECOND),
      waypoint('10:53:16.275', GATEWAY, [80, 9481, 13], '/productpage', SECOND),
      waypoint('10:53:17.280', 'details', [9080, 178, 0], '/details/0', THIRD),
      waypoint('10:53:17.283', 'reviews', [9080, 358, 0], '/reviews/0', THIRD),
      waypoint('10:53:17.275', GATEWAY, [80, 9429, 11], '/productpage', THIRD),
    ],
  },
  'envoy-rbac-debug.log': {
    adapter: envoyAdapter,
    events: [
      {
        kind: 'decision',
        outcome: 'would-deny',
        occurredAt: '2018-07-26T20:39:18.060Z',
        policy: 'envoy-rbac',
        principal: identity('istio-system', 'istio-ingressgateway-service-account'),
        action: 'GET',
        resource: '/productpage',
        labels: {
          enforced: 'allowed',
          shadow: 'denied',
          request_id: 'e23ea62d-b25d-91be-857c-80a058d746d4',
        },
      },
    ],
  },
  'ztunnel-access.log': {
    adapter: ztunnelAdapter,
    events: [
      connection('2024-04-12T10:17:44.080629Z', 'outbound', PAGE, ['reviews'], [803, 2]),
      connection('2024-04-12T10:17:44.081519Z', 'inbound', INGRESS, ['productpage', 9080], [7034, 8]),
      connection('2024-04-12T10:31:51.078103Z', 'outbound', PAGE, ['details'], [558, 1]),
      connection('2024-04-12T14:25:33.985405Z', 'inbound', PAGE, ['reviews', 9080], [799, 6]),
      connection('2024-04-12T14:25:33.985492Z', 'outbound', PAGE, ['reviews'], [799, 6]),
      connection('2024-04-12T14:25:33.986169Z', 'inbound', INGRESS, ['productpage', 9080], [7030, 12]),
      connection('2024-04-12T14:25:34.984574Z', 'inbound', PAGE, ['details', 9080], [558, 2]),
      connection('2024-04-12T14:25:34.984677Z', 'outbound', PAGE, ['details'], [558, 2]),
      connection('2024-04-12T14:25:34.992728Z', 'inbound', PAGE, ['reviews', 9080], [803, 7]),
      connection('2024-04-12T14:25:34.992838Z', 'outbound', PAGE, ['reviews'], [803, 7]),
      connection('2024-04-12T14:25:34.993735Z', 'inbound', INGRESS, ['productpage', 9080], [7034, 18]),
      connection(
        '2024-07-02T13:41:03.203349Z',
        'inbound',
        ['hotels-v1', identity('travel-agency', 'default')],
        ['mysqldb', 3306],
        [476, 1],
      ),
    ],
  },
  'ztunnel-2023-denied.log': {
    adapter: ztunnelAdapter,
    events: [
      ...denied('bccd848fbc0077a257d642a254c4e0b9', 0.146917),
      ...denied('1cbfb371a22e54d86493a16d7ab89636', 0.118375),
      passed('7d01633a36b0d76771ce64a74ccaef8a', 2.156042),
      passed('61d06ba5d79b338df5907fc3b39dad21', 2.03575),
    ],
    // The excerpt begins with the end of a connection: where it went was cut off.
    rejected: [{ index: 0, code: 'incomplete', path: 'text' }],
  },
});
