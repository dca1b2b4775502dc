import { expect, it } from 'vitest';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { DenialGroup, OnCallDashboard } from '@/lib/domain/read-models/dashboards';
import { describeOnCall, isAllQuiet } from './describe-on-call';

const plain = (text: string) => text.replaceAll('\u202F', ' ');
const quiet: OnCallDashboard = {
  window: { from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z' },
  denialGroups: [],
  denialGroupTotal: 0,
  authErrors: { failures: 0, attempts: 0, ratio: null, points: [], spikes: [], rotations: [] },
  attestationFailures: [],
  auditFindings: [],
  changes: [],
  silentSources: [],
  freshness: { dataUntil: '2026-11-21T11:00:00Z', behindSeconds: 0, generatedAt: '2026-11-21T11:00:00Z' },
};
const activation: ChangeMarker = {
  eventId: 'c1',
  occurredAt: '2026-11-21T10:30:00Z',
  type: 'policy-activated',
  policy: 'pci-egress',
  revision: 'v14',
  previousRevision: 'v13',
  environment: 'prod-eu',
  author: null,
  message: null,
  url: null,
};
const group = (over: Partial<DenialGroup> = {}): DenialGroup => ({
  answer: null,
  service: 'payments-api',
  policy: 'pci-egress',
  zone: 'payments',
  count: 400,
  denyRatio: 0.4,
  previousCount: 0,
  firstSeen: '2026-11-21T10:32:00Z',
  lastSeen: '2026-11-21T10:59:00Z',
  isNew: true,
  trend: [],
  latestEventId: 'e1',
  change: activation,
  ...over,
});

it('says so when all is quiet', () => {
  expect(isAllQuiet(quiet)).toBe(true);
  expect(describeOnCall(quiet, 'the last hour')).toBe(
    'All quiet: no denials, no authentication spikes and no failing attestations in the last hour.',
  );
});

it('is never quiet while an alert is open, and tells of alerts first', () => {
  expect(describeOnCall(quiet, 'the last hour', '2 alerts are open.')).toBe(
    '2 alerts are open. No denials, no authentication spikes and no failing attestations in the last hour.',
  );
  const denied = { ...quiet, denialGroups: [group()], denialGroupTotal: 1 };
  expect(describeOnCall(denied, 'the last hour', '2 alerts are open.')).toMatch(
    /^2 alerts are open\. 400 denials /,
  );
});

it('names the new group and the change it began after', () => {
  const text = describeOnCall(
    {
      ...quiet,
      denialGroups: [group(), group({ service: 'iot-hub', isNew: false, count: 12 })],
      denialGroupTotal: 2,
    },
    'the last hour',
  );
  expect(plain(text)).toBe(
    '412 denials in 2 groups, one of them new: payments-api under pci-egress. It began 2 min after pci-egress v14 was activated.',
  );
});

it('known denials are no alarm, and a capped list says that there are more', () => {
  const text = describeOnCall(
    { ...quiet, denialGroups: [group({ isNew: false })], denialGroupTotal: 130 },
    'the last hour',
  );
  expect(text).toBe('At least 400 denials in 130 groups, none of them new.');
});

it('counts hosts once and names providers', () => {
  const failure = {
    host: 'edge-7',
    subject: 'spiffe://a',
    zone: 'edge',
    environment: null,
    method: 'tpm',
    failures: 3,
    lastOutcome: 'failed' as const,
    lastReason: null,
    lastSeen: '2026-11-21T10:59:00Z',
    lastGoodAt: null,
  };
  const text = describeOnCall(
    {
      ...quiet,
      attestationFailures: [failure, { ...failure, subject: 'spiffe://b' }],
      authErrors: {
        ...quiet.authErrors,
        spikes: [
          {
            provider: 'okta',
            service: null,
            failures: 50,
            attempts: 90,
            previousFailures: 2,
            topReason: null,
            lastSeen: '2026-11-21T10:59:00Z',
          },
        ],
      },
    },
    'the last hour',
  );
  expect(text).toBe('No denials. Authentication failures stand out at okta. 1 host fails attestation.');
});

it('begins with an audit log that does not verify', () => {
  const finding = {
    id: 'f',
    kind: 'changed' as const,
    firstIndex: '12',
    lastIndex: '12',
    what: 'Entry 12 was changed.',
    detectedAt: '2026-11-21T10:00:00Z',
  };
  expect(describeOnCall({ ...quiet, auditFindings: [finding] }, 'the last hour')).toBe(
    'The audit log failed verification. No denials.',
  );
});
