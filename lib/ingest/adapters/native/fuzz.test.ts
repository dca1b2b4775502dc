import { fuzzAdapter } from '@/lib/ingest/testing/fuzz-adapter';
import { nativeAdapter } from './map-native';

const at = '2026-11-21T09:00:00.123456Z';
const base = { id: 'e-1', occurredAt: at, environment: 'eu-1', labels: { a: 'b' } };

const EVENTS = [
  {
    kind: 'decision',
    ...base,
    outcome: 'deny',
    policy: 'p',
    latencyMs: 1.5,
    input: { a: [1] },
    masked: ['/a'],
  },
  { kind: 'attestation', ...base, outcome: 'failed', subject: 'spiffe://example.org/a', expiresAt: at },
  { kind: 'flow', ...base, outcome: 'denied', sourceService: 'a', port: 443, bytes: 5 },
  {
    kind: 'audit',
    ...base,
    outcome: 'success',
    actor: { type: 'user', id: 'a' },
    action: 'x',
    targets: [{ type: 't', id: 'i' }],
    context: { ip: '10.0.0.1' },
  },
  { kind: 'drift', ...base, outcome: 'detected', driftId: 'd', type: 'policy', detectedAt: at },
  { kind: 'data-access', ...base, outcome: 'denied', classification: 'pii', action: 'read' },
];

fuzzAdapter(nativeAdapter, {
  samples: [JSON.stringify(EVENTS), EVENTS.map((event) => JSON.stringify(event)).join('\n')],
  decisive: ['kind', 'outcome'],
});
