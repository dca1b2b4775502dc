import { readSample } from '@/lib/ingest/testing/describe-samples';
import { fuzzAdapter } from '@/lib/ingest/testing/fuzz-adapter';
import { opaLogsAdapter } from './map-decision-log';
import { opaStatusAdapter } from './map-status';

const time = '2026-11-21T09:30:00.5Z';
const samplesOf = (folder: string, ...names: string[]) =>
  names.flatMap((name) => readSample(folder, name) ?? []);

const API = {
  decision_id: 'a',
  timestamp: time,
  path: 'http/authz/allow',
  labels: { app: 'checkout', environment: 'eu-1' },
  bundles: { http: { revision: 'v1' } },
  input: { method: 'GET', path: ['a', 'b'], user: { name: 'alice' } },
  result: true,
  metrics: { timer_server_handler_ns: 5 },
  erased: ['/input/password'],
  nd_builtin_cache: { 'http.send': {} },
};
const ENVOY = {
  decision_id: 'b',
  timestamp: time,
  path: 'envoy/authz/allow',
  input: {
    attributes: {
      source: { principal: 'spiffe://example.org/cart', address: { socketAddress: { address: '10.0.0.1' } } },
      request: {
        http: {
          method: 'GET',
          path: '/',
          host: 'a:1',
          headers: { authorization: 'Bearer x', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
        },
      },
    },
  },
  result: { allowed: false, http_status: 403, body: 'no', headers: { a: 'b' } },
};
const ADMISSION = {
  decision_id: 'c',
  timestamp: time,
  path: 'system/main',
  input: {
    kind: 'AdmissionReview',
    request: {
      kind: { kind: 'Pod' },
      operation: 'CREATE',
      namespace: 'shop',
      dryRun: true,
      userInfo: { username: 'alice', groups: ['dev'] },
      object: { metadata: { name: 'cart' } },
    },
  },
  result: { response: { allowed: true, status: { message: 'x' } } },
};

fuzzAdapter(opaLogsAdapter, {
  samples: [
    ...[API, ENVOY, ADMISSION].map((record) => JSON.stringify(record)),
    ...samplesOf(
      'opa-decision-logs',
      'admission-deny.json',
      'docker-authz.json',
      'envoy-ext-authz-compose.log.txt',
      'envoy-ext-authz-console.ndjson',
      'eopa-splunk-envelope.json',
      'opa-docs-body.json',
      'trino-body.json',
    ),
  ],
  decisive: ['result', 'result.allowed', 'result.allow', 'result.response.allowed'],
});

const STATUS = {
  labels: { id: 'i-1', app: 'checkout' },
  bundles: { http: { name: 'http', active_revision: 'v1', last_successful_activation: time } },
  decision_logs: { code: 'decision_log_error', message: 'Upload failed' },
  metrics: { prometheus: { counter_decision_logs_dropped_rate_limit_exceeded: 2 } },
};
fuzzAdapter(opaStatusAdapter, {
  samples: [
    JSON.stringify(STATUS),
    ...samplesOf('opa-status', 'bundle-update.json', 'docs-upload-failed.json'),
  ],
});
