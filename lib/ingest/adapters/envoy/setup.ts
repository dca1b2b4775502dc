import type { SourceSetup } from '@/lib/domain/source-setup';

/** How access logs of Envoy and Istio come here. */
export const envoySetup: SourceSetup = {
  title: 'Envoy and Istio access logs',
  group: 'mesh and gateways',
  becomes: ['flow', 'decision', 'traffic'],
  sends: 'pushes or files',
  about:
    'Each request is a flow with status, flags, bytes, duration, trace and the caller’s mTLS identity. Where RBAC, ext_authz or JWT denied it, it is also a denial with the policy and rule; an allowed request becomes a decision only where RBAC wrote its result into metadata. Where the format has ext_authz_latency_us, each request also counts for M1, and one that went around the authorizer is an unevaluated decision. Read are JSON with whatever names stand for Envoy’s operators, the default text formats of Envoy and Istio (waypoints too), and the debug log of RBAC. Counters (rbac.allowed, rbac.denied) come by metrics through OpenTelemetry. Query strings are not kept in fields.',
  documentation: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage',
  snippets: [
    {
      title: 'Istio: JSON with the caller’s identity and trace (meshConfig)',
      language: 'yaml',
      text: `meshConfig:
  accessLogFile: /dev/stdout
  accessLogEncoding: JSON
  accessLogFormat: |
    {
      "start_time": "%START_TIME%",
      "method": "%REQ(:METHOD)%",
      "path": "%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)%",
      "protocol": "%PROTOCOL%",
      "response_code": "%RESPONSE_CODE%",
      "response_flags": "%RESPONSE_FLAGS%",
      "response_code_details": "%RESPONSE_CODE_DETAILS%",
      "connection_termination_details": "%CONNECTION_TERMINATION_DETAILS%",
      "upstream_transport_failure_reason": "%UPSTREAM_TRANSPORT_FAILURE_REASON%",
      "bytes_received": "%BYTES_RECEIVED%",
      "bytes_sent": "%BYTES_SENT%",
      "duration": "%DURATION%",
      "upstream_service_time": "%RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%",
      "request_id": "%REQ(X-REQUEST-ID)%",
      "traceparent": "%REQ(TRACEPARENT)%",
      "authority": "%REQ(:AUTHORITY)%",
      "upstream_host": "%UPSTREAM_HOST%",
      "upstream_cluster": "%UPSTREAM_CLUSTER%",
      "downstream_local_address": "%DOWNSTREAM_LOCAL_ADDRESS%",
      "downstream_remote_address": "%DOWNSTREAM_REMOTE_ADDRESS%",
      "downstream_peer_uri_san": "%DOWNSTREAM_PEER_URI_SAN%",
      "requested_server_name": "%REQUESTED_SERVER_NAME%",
      "route_name": "%ROUTE_NAME%",
      "rbac": "%DYNAMIC_METADATA(envoy.filters.http.rbac)%"
    }`,
      tested: 'not tested',
    },
    {
      title: 'Envoy with an external authorizer: whether each request was checked (for M1)',
      language: 'yaml',
      text: `# On the filter envoy.filters.http.ext_authz: without it no request counts as checked.
emit_filter_state_stats: true
# One more field of the access log's json_format; leave it out where the filter is not used.
ext_authz_latency_us: "%FILTER_STATE(envoy.filters.http.ext_authz:FIELD:latency_us)%"`,
      tested: 'not tested',
    },
    {
      title: 'Istio: switched on for the mesh (Telemetry)',
      language: 'yaml',
      text: `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: access-logs
  namespace: istio-system
spec:
  accessLogging:
    - providers:
        - name: envoy`,
      tested: 'not tested',
    },
    {
      title: 'Fluent Bit',
      language: 'ini',
      text: `[INPUT]
    Name              tail
    Path              /var/log/containers/*_istio-proxy-*.log
    multiline.parser  cri
    Tag               kube.*
[FILTER]
    Name   kubernetes
    Match  kube.*
[FILTER]
    Name   grep
    Match  kube.*
    Regex  log response_code
[FILTER]
    Name   modify
    Match  kube.*
    Add    cluster production
[OUTPUT]
    Name     http
    Match    kube.*
    Host     GATEHOUSE_HOST
    Port     443
    Tls      On
    URI      /api/ingest/envoy
    Format   json
    Compress gzip
    Header   Authorization Bearer {{token}}`,
      tested: 'not tested',
    },
    {
      title: 'Vector',
      language: 'yaml',
      text: `sources:
  proxies:
    type: kubernetes_logs
transforms:
  access_logs:
    type: filter
    inputs: [proxies]
    condition: .kubernetes.container_name == "istio-proxy" && contains(string!(.message), "response_code")
  with_cluster:
    type: remap
    inputs: [access_logs]
    source: .cluster = "production"
sinks:
  gatehouse:
    type: http
    inputs: [with_cluster]
    uri: {{url}}/api/ingest/envoy
    encoding: { codec: json }
    compression: gzip
    auth: { strategy: bearer, token: {{token}} }`,
      tested: 'not tested',
    },
    {
      title: 'A file',
      language: 'shell',
      text: `kubectl logs -n shop deploy/payments -c istio-proxy --timestamps > proxy.log
npm run gatehouse -- ingest proxy.log --source envoy`,
      tested: 'with recorded payloads',
    },
  ],
};
