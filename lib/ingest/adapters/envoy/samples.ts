/** Access logs as Istio and Envoy document their formats, with names that are made up. */
export const DENIED = {
  start_time: '2026-11-20T08:00:00.123Z',
  method: 'POST',
  path: '/refunds?card=4111',
  protocol: 'HTTP/2',
  response_code: 403,
  response_flags: '-',
  response_code_details: 'rbac_access_denied_matched_policy[ns[shop]-policy[only-checkout]-rule[2]]',
  connection_termination_details: null,
  upstream_transport_failure_reason: null,
  bytes_received: 120,
  bytes_sent: 19,
  duration: 3,
  upstream_service_time: null,
  x_forwarded_for: null,
  user_agent: 'Go-http-client/2.0',
  request_id: '0b0d7a66-8b0f-4a06-a1d0-6c9f0e9c3c55',
  authority: 'payments.shop:8443',
  upstream_host: null,
  upstream_cluster: 'inbound|8443||',
  upstream_local_address: null,
  downstream_local_address: '10.8.0.12:8443',
  downstream_remote_address: '10.8.0.40:51514',
  requested_server_name: 'outbound_.8443_._.payments.shop.svc.cluster.local',
  route_name: null,
  downstream_peer_uri_san: 'spiffe://cluster.local/ns/shop/sa/reporting',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};

export const ALLOWED = {
  ...DENIED,
  response_code: 200,
  response_code_details: 'via_upstream',
  upstream_host: '10.8.0.12:8443',
  upstream_cluster: 'outbound|8443|v1|payments.shop.svc.cluster.local',
};

/** Names that a team gave to the same operators. */
export const RENAMED = {
  '@timestamp': '1763625600.123',
  'http.method': 'GET',
  requestPath: '/orders',
  statusCode: '503',
  ResponseFlags: 'UF,URX',
  'x-request-id': 'abc',
  host: 'orders.shop.svc.cluster.local:8080',
  upstreamCluster: 'outbound|8080||orders.shop.svc.cluster.local',
  durationMs: '12',
  bytes_in: '0',
  bytes_out: 91,
};

/** A connection of TCP that RBAC closed. */
export const CLOSED = {
  start_time: '2026-11-20T08:00:00.123Z',
  response_code: 0,
  response_flags: '-',
  connection_termination_details: 'rbac_access_denied_matched_policy[none]',
  bytes_received: 0,
  bytes_sent: 0,
  duration: 1,
  upstream_cluster: 'inbound|5432||',
  downstream_local_address: '10.8.0.12:5432',
  requested_server_name: 'outbound_.5432_._.ledger.shop.svc.cluster.local',
};

export const ISTIO_LINE =
  '[2026-11-20T08:00:00.123Z] "GET /a?b=1 HTTP/1.1" 503 UH no_healthy_upstream - "-" 0 19 7 - "10.1.1.1" "curl "8" x" "rid-1" "cart:80" "-" outbound|80||cart.shop.svc.cluster.local - 10.9.0.4:80 10.8.0.40:51514 - default';
export const ISTIO_TCP_LINE =
  '[2026-11-20T08:00:00.123Z] "- - -" 0 - - - "-" 1024 2048 35 - "-" "-" "-" "-" "10.8.0.12:5432" outbound|5432||ledger.shop.svc.cluster.local 10.8.0.40:40000 10.9.0.4:5432 10.8.0.40:51514 - -';
export const OLD_ISTIO_LINE =
  '[2020-04-20T08:00:00.123Z] "GET /a HTTP/1.1" 200 - "-" "-" 0 19 7 5 "-" "curl/7" "rid-2" "cart:80" "10.8.0.9:80" outbound|80||cart.shop.svc.cluster.local 10.8.0.40:40000 10.9.0.4:80 10.8.0.40:51514 - default';
export const ENVOY_LINE =
  '[2026-11-20T08:00:00.123Z] "POST /pay HTTP/2" 403 UAEX 5 0 2 - "-" "curl/8" "rid-3" "pay.example.com" "-"';

export const RBAC_DENIED = `[2026-11-20 08:00:00.123][31][debug][rbac] [source/extensions/filters/http/rbac/rbac_filter.cc:130] checking request: requestedServerName: , sourceIP: 10.8.0.40:51514, directRemoteIP: 10.8.0.40:51514, remoteIP: 10.8.0.40:51514, localAddress: 10.8.0.12:8443, ssl: uriSanPeerCertificate: spiffe://cluster.local/ns/shop/sa/reporting, dnsSanPeerCertificate: , subjectPeerCertificate: , headers: ':method', 'POST'
':path', '/refunds?card=4111'
':authority', 'payments.shop:8443'
'x-request-id', 'rid-4'
, dynamicMetadata: 
[2026-11-20 08:00:00.123][31][debug][rbac] [source/extensions/filters/http/rbac/rbac_filter.cc:190] enforced denied, matched policy ns[shop]-policy[only-checkout]-rule[2]`;

export const RBAC_TRIAL = `2026-11-20T08:00:00.123456Z	debug	envoy rbac external/envoy/source/extensions/filters/http/rbac/rbac_filter.cc:130	checking request: requestedServerName: , localAddress: 10.8.0.12:8443, ssl: uriSanPeerCertificate: spiffe://cluster.local/ns/shop/sa/checkout, headers: ':method', 'GET'
':path', '/'
':authority', 'payments.shop:8443'
, dynamicMetadata: 	thread=24
2026-11-20T08:00:00.123470Z	debug	envoy rbac external/envoy/source/extensions/filters/http/rbac/rbac_filter.cc:170	shadow denied, matched policy ns[shop]-policy[tried]-rule[0]	thread=24
2026-11-20T08:00:00.123480Z	debug	envoy rbac external/envoy/source/extensions/filters/http/rbac/rbac_filter.cc:190	enforced allowed, matched policy ns[shop]-policy[only-checkout]-rule[0]	thread=24`;
