import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { fluxAdapter } from './map-event';

const SHA = '802723078affd3eb2a3898630261ab3ca5d6dd40';
const webhook = {
  involvedObject: {
    kind: 'Kustomization',
    namespace: 'apps',
    name: 'payments',
    uid: '7d0cdc51-ddcf-4743-b223-83ca5c699632',
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  },
  severity: 'info',
  timestamp: '2026-11-21T09:30:00Z',
  reason: 'ReconciliationSucceeded',
  message: 'Reconciliation finished in 2s, next run in 10m0s',
  reportingController: 'kustomize-controller',
  metadata: { 'kustomize.toolkit.fluxcd.io/revision': `main@sha1:${SHA}`, cluster: 'production' },
};
const release = {
  ...webhook,
  involvedObject: { ...webhook.involvedObject, kind: 'HelmRelease', apiVersion: 'helm.toolkit.fluxcd.io/v2' },
  metadata: { revision: '1.2.3' },
  reportingController: 'helm-controller',
};
const kubernetes = {
  kind: 'Event',
  apiVersion: 'v1',
  metadata: {
    name: 'payments.177bd633e296a292',
    annotations: { 'kustomize.toolkit.fluxcd.io/revision': `main/${SHA}` },
  },
  involvedObject: webhook.involvedObject,
  reason: 'HealthCheckFailed',
  message: 'timeout waiting for: [Deployment/apps/payments]',
  type: 'Warning',
  source: { component: 'kustomize-controller' },
  lastTimestamp: '2026-11-21T09:31:00Z',
};
const map = (record: unknown) => mapText(fluxAdapter, JSON.stringify(record));

describe('what Flux applied', () => {
  it('is a deploy of its revision', () => {
    expect(map(webhook).events).toMatchObject([
      {
        kind: 'change',
        type: 'deploy',
        occurredAt: '2026-11-21T09:30:00Z',
        environment: 'production',
        service: 'payments',
        revision: `main@sha1:${SHA}`,
        commit: SHA,
        principal: 'kustomize-controller',
        labels: { kind: 'Kustomization', namespace: 'apps', name: 'payments' },
      },
    ]);
    expect(map({ ...release, reason: 'UpgradeSucceeded' }).events).toMatchObject([
      { kind: 'change', type: 'deploy', revision: '1.2.3', service: 'payments' },
    ]);
  });

  it('is one deploy of a revision, however often it is said', () => {
    const later = { ...webhook, timestamp: '2026-11-21T09:40:00Z', message: 'Reconciliation finished in 3s' };
    expect(map(later).events[0]!.id).toBe(map(webhook).events[0]!.id);
    const other = { ...webhook, metadata: { revision: 'main@sha1:0' } };
    expect(map(other).events[0]!.id).not.toBe(map(webhook).events[0]!.id);
  });
});

it('drift of a release is told by the revision that it drifted from', () => {
  const detected = { ...release, severity: 'error', reason: 'DriftDetected', message: 'has drifted' };
  const corrected = { ...release, reason: 'DriftCorrected', timestamp: '2026-11-21T09:35:00Z' };
  const driftId = 'HelmRelease/apps/payments@1.2.3';
  expect(map([detected, corrected]).events).toMatchObject([
    { kind: 'drift', outcome: 'detected', driftId, type: 'config', detectedAt: '2026-11-21T09:30:00Z' },
    { kind: 'drift', outcome: 'resolved', driftId, resolvedAt: '2026-11-21T09:35:00Z' },
  ]);
});

it('what failed, and what only was fetched, are audit events', () => {
  const source = {
    ...webhook,
    involvedObject: {
      kind: 'GitRepository',
      namespace: 'flux-system',
      name: 'policies',
      apiVersion: 'source.toolkit.fluxcd.io/v1',
    },
    reason: 'NewArtifact',
    metadata: { revision: `main@sha1:${SHA}` },
    reportingController: 'source-controller',
  };
  expect(map({ kind: 'List', items: [kubernetes, source] }).events).toMatchObject([
    {
      kind: 'audit',
      outcome: 'failure',
      occurredAt: '2026-11-21T09:31:00Z',
      actor: { type: 'controller', id: 'kustomize-controller' },
      action: 'Kustomization.HealthCheckFailed',
      targets: [{ type: 'Kustomization', id: 'apps/payments' }],
      changes: { revision: `main/${SHA}` },
    },
    {
      kind: 'audit',
      outcome: 'success',
      actor: { id: 'source-controller' },
      action: 'GitRepository.NewArtifact',
      targets: [{ type: 'GitRepository', id: 'flux-system/policies' }],
    },
  ]);
});

it.each([
  ['a severity that Flux does not know', { ...webhook, severity: 'fatal' }, 'severity'],
  ['a type of event that Kubernetes does not know', { ...kubernetes, type: 'Odd' }, 'type'],
  [
    'an object of somebody else',
    { ...kubernetes, involvedObject: { kind: 'Pod', name: 'x', apiVersion: 'v1' } },
    'involvedObject.apiVersion',
  ],
  ['a time that is none', { ...webhook, timestamp: 'now' }, 'timestamp'],
  ['no time', { ...kubernetes, lastTimestamp: null }, 'lastTimestamp'],
])('refuses %s', (_, record, path) => {
  expect(map(record)).toMatchObject({ events: [], rejected: [{ code: 'not-understood', path }] });
});

describeSamples('flux-events', {
  'generic-webhook.json': {
    adapter: fluxAdapter,
    events: [
      {
        kind: 'audit',
        outcome: 'failure',
        occurredAt: '2022-10-28T07:26:19Z',
        service: 'webapp',
        actor: { type: 'controller', id: 'kustomize-controller' },
        action: 'Kustomization.ValidationFailed',
        targets: [{ type: 'Kustomization', id: 'apps/webapp' }],
        changes: {
          revision: 'main/731f7eaddfb6af01cb2173e18f0f75b0ba780ef1',
          message: 'service/apps/webapp validation error: spec.type: Unsupported value: Ingress',
        },
      },
    ],
  },
  'kubernetes-event-success.json': {
    adapter: fluxAdapter,
    events: [
      {
        kind: 'change',
        type: 'deploy',
        occurredAt: '2023-08-16T10:26:43Z',
        service: 'flux-system',
        revision: `main@sha1:${SHA}`,
        commit: SHA,
        principal: 'kustomize-controller',
        message: 'Reconciliation finished in 436.493292ms, next run in 10m0s',
      },
    ],
  },
});

fuzzAdapter(fluxAdapter, {
  samples: [
    ...[webhook, kubernetes, { ...release, reason: 'DriftDetected' }].map((record) => JSON.stringify(record)),
    ...['generic-webhook.json', 'kubernetes-event-success.json'].flatMap(
      (name) => readSample('flux-events', name) ?? [],
    ),
  ],
  decisive: ['severity', 'type'],
});
