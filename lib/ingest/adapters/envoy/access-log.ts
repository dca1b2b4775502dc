/** What an access log says, by Envoy's command operators. What it leaves out is not there. */
export type AccessLog = Partial<Record<AccessLogField, unknown>>;

/**
 * Each operator with the names that formats give it: Istio's default first, then Open Service Mesh and what
 * people write. Names are compared without case and punctuation. Source: Envoy, "Access logging, command operators".
 */
const NAMES = {
  startTime: ['start_time', 'timestamp', 'request_start_time', 'start', 'time'],
  method: ['method', 'request_method', 'req_method', 'http_method'],
  path: ['path', 'request_path', 'original_path', 'x_envoy_original_path', 'uri', 'req_path', 'url_path'],
  protocol: ['protocol', 'request_protocol', 'http_protocol'],
  responseCode: ['response_code', 'status_code', 'response_status', 'http_status', 'status', 'code'],
  responseFlags: ['response_flags', 'response_flag', 'flags'],
  responseFlagsLong: ['response_flags_long'],
  details: ['response_code_details', 'response_details'],
  termination: ['connection_termination_details'],
  transportFailure: ['upstream_transport_failure_reason'],
  bytesReceived: ['bytes_received', 'request_bytes', 'bytes_in', 'request_size'],
  bytesSent: ['bytes_sent', 'response_bytes', 'bytes_out', 'response_size'],
  duration: ['duration', 'duration_ms', 'request_duration', 'total_duration'],
  upstreamServiceTime: [
    'upstream_service_time',
    'x_envoy_upstream_service_time',
    'resp_upstream_service_time',
  ],
  userAgent: ['user_agent', 'http_user_agent'],
  requestId: ['request_id', 'x_request_id', 'req_id'],
  authority: ['authority', 'host', 'x_forwarded_host', 'req_authority'],
  upstreamHost: ['upstream_host', 'upstream_remote_address'],
  upstreamCluster: ['upstream_cluster', 'upstream_cluster_raw'],
  downstreamLocal: ['downstream_local_address'],
  downstreamRemote: ['downstream_remote_address', 'downstream_direct_remote_address'],
  serverName: ['requested_server_name', 'sni'],
  routeName: ['route_name', 'route'],
  peerUriSan: ['downstream_peer_uri_san', 'peer_uri_san', 'source_spiffe_id', 'downstream_peer_uri'],
  peerSubject: ['downstream_peer_subject', 'peer_subject'],
  peerPrincipal: ['source_principal', 'downstream_principal', 'peer_principal'],
  clientCertificate: ['x_forwarded_client_cert', 'xfcc', 'forwarded_client_cert'],
  localUriSan: ['downstream_local_uri_san', 'upstream_local_uri_san'],
  upstreamPeerUriSan: ['upstream_peer_uri_san', 'destination_principal'],
  tlsVersion: ['downstream_tls_version', 'tls_version'],
  traceparent: ['traceparent', 'req_traceparent'],
  traceId: ['trace_id', 'x_b3_traceid', 'b3_trace_id'],
  spanId: ['span_id', 'x_b3_spanid', 'b3_span_id'],
  sourceService: ['source_canonical_service', 'source_service', 'source_workload', 'downstream_service'],
  targetService: [
    'destination_canonical_service',
    'destination_service_name',
    'destination_service',
    'destination_workload',
    'upstream_service',
  ],
  cluster: ['cluster_id', 'cluster_name', 'cluster', 'environment'],
  rbac: ['rbac', 'rbac_metadata', 'envoy_filters_http_rbac', 'envoy_filters_network_rbac'],
  dynamicMetadata: ['dynamic_metadata', 'metadata'],
} as const;

export type AccessLogField = keyof typeof NAMES;

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const PRIORITY = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.map((name, rank) => [plain(name), { field: field as AccessLogField, rank }] as const),
  ),
);

/** Envoy writes a hyphen, and Istio null, where there is nothing. */
export const isAbsent = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || value === '-';

/** A JSON access log with its fields by operator, and the name that the record itself has for each. */
export type NamedAccessLog = {
  log: AccessLog;
  nameOf: (field: AccessLogField) => string;
};

/** Finds the operators in a JSON access log, whatever its author called them. */
export function nameAccessLog(record: Readonly<Record<string, unknown>>): NamedAccessLog {
  const found = new Map<AccessLogField, { name: string; rank: number }>();
  for (const [name, value] of Object.entries(record)) {
    const known = PRIORITY.get(plain(name));
    if (!known || isAbsent(value)) continue;
    const best = found.get(known.field);
    if (!best || known.rank < best.rank) found.set(known.field, { name, rank: known.rank });
  }
  const log: AccessLog = {};
  for (const [field, { name }] of found) log[field] = record[name];
  return { log, nameOf: (field) => found.get(field)?.name ?? NAMES[field][0] };
}

const DECISIVE = new Set(
  [...NAMES.responseCode, ...NAMES.responseFlags, ...NAMES.responseFlagsLong].map(plain),
);
const TYPICAL = new Set(
  [
    ...NAMES.upstreamCluster,
    ...NAMES.upstreamHost,
    ...NAMES.duration,
    ...NAMES.bytesSent,
    ...NAMES.authority,
  ].map(plain),
);

/** Whether an object is an access log itself, and no shipper's wrapper around one. */
export function isAccessLog(record: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(record).map(plain);
  return names.some((name) => DECISIVE.has(name)) && names.some((name) => TYPICAL.has(name));
}
