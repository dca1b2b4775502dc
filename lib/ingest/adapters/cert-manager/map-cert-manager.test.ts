import { describe, expect, it } from 'vitest';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { certManagerAdapter } from './map-cert-manager';

const map = (record: object) => mapText(certManagerAdapter, JSON.stringify(record));

const EVENT = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { uid: 'e-1', name: 'web-tls.17', namespace: 'shop' },
  involvedObject: {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    namespace: 'shop',
    name: 'web-tls',
  },
  type: 'Normal',
  reason: 'Issuing',
  message: 'The certificate has been successfully issued',
  lastTimestamp: '2026-11-21T09:30:00Z',
  count: 2,
};
const CERTIFICATE = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { uid: 'c-1', name: 'web-tls', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'web' } },
  spec: {
    secretName: 'web-tls',
    dnsNames: ['web.example.org'],
    issuerRef: { kind: 'ClusterIssuer', name: 'ca' },
  },
  status: {
    conditions: [
      { type: 'Ready', status: 'True', lastTransitionTime: '2026-08-01T00:00:00Z', reason: 'Ready' },
    ],
    notBefore: '2026-11-21T09:29:58Z',
    notAfter: '2027-02-19T09:29:58Z',
    renewalTime: '2027-01-20T09:29:58Z',
    revision: 4,
  },
};
const withReady = (ready: object, more: object = {}) => ({
  ...CERTIFICATE,
  status: { ...CERTIFICATE.status, ...more, conditions: [{ type: 'Ready', ...ready }] },
});

describe('an Event of cert-manager', () => {
  it('that a certificate was issued is a rotation', () => {
    expect(map(EVENT).events).toMatchObject([
      {
        kind: 'change',
        type: 'rotation',
        id: 'e-1:2026-11-21T09:30:00Z',
        occurredAt: '2026-11-21T09:30:00Z',
        labels: { certificate: 'shop/web-tls' },
      },
    ]);
  });

  it('seen again at a later time is another rotation', () => {
    const later = map({ ...EVENT, lastTimestamp: '2027-01-20T09:30:00Z', count: 3 }).events[0]!.id;
    expect(later).not.toBe(map(EVENT).events[0]!.id);
  });

  it('about a step is an audit entry, failed where it warns', () => {
    const step = { ...EVENT, message: 'Renewing certificate as renewal was scheduled at 2026-11-21' };
    expect(map(step).events).toMatchObject([
      { kind: 'audit', outcome: undefined, action: 'certificate Issuing' },
    ]);
    expect(map({ ...EVENT, type: 'Warning', reason: 'Failed', message: 'denied' }).events).toMatchObject([
      {
        kind: 'audit',
        outcome: 'failure',
        action: 'certificate Failed',
        targets: [{ type: 'certificate', id: 'shop/web-tls' }],
      },
    ]);
  });

  it('may be of events.k8s.io, in a list or a watch', () => {
    const { involvedObject, message, ...rest } = EVENT;
    const modern = { ...rest, regarding: involvedObject, note: message };
    expect(map({ kind: 'EventList', items: [modern, EVENT] }).events).toMatchObject([
      { type: 'rotation' },
      { type: 'rotation' },
    ]);
    expect(map({ type: 'MODIFIED', object: EVENT }).events).toMatchObject([{ type: 'rotation' }]);
  });
});

describe('a Certificate', () => {
  it('that is ready says what it rotated to and until when', () => {
    expect(map(CERTIFICATE).events).toMatchObject([
      {
        kind: 'change',
        type: 'rotation',
        id: 'c-1:revision:4',
        occurredAt: '2026-11-21T09:29:58Z',
        service: 'web',
        revision: '4',
        labels: {
          expiresAt: '2027-02-19T09:29:58Z',
          renewalTime: '2027-01-20T09:29:58Z',
          issuer: 'ClusterIssuer/ca',
          names: '["web.example.org"]',
        },
      },
    ]);
  });

  it('that is not ready is a failure with its reason', () => {
    const failed = withReady(
      { status: 'False', reason: 'Expired', message: 'Certificate expired' },
      { lastFailureTime: '2026-11-21T08:00:00Z', failedIssuanceAttempts: 3 },
    );
    expect(map(failed).events).toMatchObject([
      {
        kind: 'audit',
        outcome: 'failure',
        occurredAt: '2026-11-21T08:00:00Z',
        action: 'certificate Expired',
        labels: { failedAttempts: '3', message: 'Certificate expired' },
      },
    ]);
  });
});

it.each([
  [{ ...EVENT, involvedObject: { kind: 'Pod', name: 'x' } }, 'not-a-certificate', 'involvedObject.kind'],
  [{ ...EVENT, type: 'Loud' }, 'not-understood', 'type'],
  [withReady({ status: 'Unknown' }), 'no-outcome', 'status.conditions'],
  [withReady({ status: 'Perhaps' }), 'not-understood', 'status.conditions.0.status'],
  [withReady({ status: 'True' }, { notBefore: null }), 'missing-field', 'status.notBefore'],
  [{ kind: 'Secret' }, 'not-understood', 'kind'],
])('%# is refused', (record, code, path) => {
  expect(map(record).rejected).toMatchObject([{ code, path }]);
});

fuzzAdapter(certManagerAdapter, {
  samples: [EVENT, CERTIFICATE, { items: [EVENT] }, withReady({ status: 'False' })].map((one) =>
    JSON.stringify(one),
  ),
  decisive: ['status.conditions.*.status'],
});
