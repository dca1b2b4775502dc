import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { argocdAdapter } from './map-argocd';

const SHA = '8a1cb4a02d3538e54907c827352f66f20c3d7b0d';
const application = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'payments', namespace: 'argocd' },
  spec: {
    project: 'default',
    destination: { name: 'production', namespace: 'payments' },
    source: { repoURL: 'https://git.example.com/acme/deploy', path: 'payments', targetRevision: 'HEAD' },
  },
  status: {
    sync: { status: 'OutOfSync', revision: SHA },
    health: { status: 'Healthy' },
    reconciledAt: '2026-11-21T09:00:00Z',
    history: [{ id: 3, revision: SHA, deployedAt: '2026-11-20T09:00:00Z' }],
    resources: [
      { group: 'apps', kind: 'Deployment', namespace: 'payments', name: 'api', status: 'OutOfSync' },
      { kind: 'Service', namespace: 'payments', name: 'api', status: 'Synced' },
    ],
  },
};
const withStatus = (fields: object) => ({ ...application, status: { ...application.status, ...fields } });
const synced = withStatus({
  sync: { status: 'Synced', revision: SHA },
  history: [...application.status.history, { id: 4, revision: SHA, deployedAt: '2026-11-21T09:05:02Z' }],
  operationState: {
    phase: 'Succeeded',
    message: 'successfully synced',
    startedAt: '2026-11-21T09:05:00Z',
    finishedAt: '2026-11-21T09:05:02Z',
    operation: { initiatedBy: { username: 'mona' } },
    syncResult: { revision: SHA },
  },
});
const event = {
  kind: 'Event',
  apiVersion: 'v1',
  metadata: { name: 'payments.157f7c5f0f747acf', namespace: 'argocd' },
  involvedObject: { kind: 'Application', namespace: 'argocd', name: 'payments' },
  reason: 'ResourceUpdated',
  message: 'Updated sync status: Synced -> OutOfSync',
  type: 'Normal',
  source: { component: 'argocd-application-controller' },
  lastTimestamp: '2026-11-21T09:00:00Z',
};
const map = (record: unknown) => mapText(argocdAdapter, JSON.stringify(record));

describe('an Application', () => {
  it('that is OutOfSync is a drift, the same one however often Argo CD looks', () => {
    const { events } = map(application);
    expect(events).toMatchObject([
      {
        kind: 'drift',
        outcome: 'detected',
        occurredAt: '2026-11-21T09:00:00Z',
        detectedAt: '2026-11-21T09:00:00Z',
        environment: 'production',
        service: 'payments',
        driftId: `argocd/payments@${SHA}#3`,
        type: 'config',
        expected: { revision: SHA },
        actual: { outOfSync: ['apps/Deployment/payments/api'] },
        labels: { project: 'default', health: 'Healthy', path: 'payments' },
      },
    ]);
    expect(map(withStatus({ reconciledAt: '2026-11-21T09:03:00Z' })).events[0]!.id).toBe(events[0]!.id);
  });

  it('that was synced is a deploy, and the end of that drift', () => {
    expect(map(synced).events).toMatchObject([
      {
        kind: 'change',
        type: 'deploy',
        occurredAt: '2026-11-21T09:05:02Z',
        environment: 'production',
        service: 'payments',
        revision: SHA,
        commit: SHA,
        author: 'mona',
        message: 'successfully synced',
      },
      {
        kind: 'drift',
        outcome: 'resolved',
        driftId: `argocd/payments@${SHA}#3`,
        detectedAt: '2026-11-21T09:05:00Z',
        resolvedAt: '2026-11-21T09:05:02Z',
      },
    ]);
  });

  it('that is Synced without a sync of its revision ends no drift', () => {
    const sync = { status: 'Synced', revision: SHA };
    for (const operationState of [
      undefined,
      { ...synced.status, phase: 'Failed', startedAt: RECEIVED_AT, finishedAt: RECEIVED_AT },
      {
        phase: 'Succeeded',
        startedAt: RECEIVED_AT,
        finishedAt: RECEIVED_AT,
        syncResult: { revision: 'other' },
      },
    ])
      expect(map(withStatus({ sync, operationState })).events).toMatchObject([
        { kind: 'change', type: 'deploy' },
      ]);
  });

  it('that could not be compared is an audit event', () => {
    const conditions = [{ type: 'ComparisonError', message: 'repository not accessible' }];
    expect(map(withStatus({ sync: { status: 'Unknown' }, conditions })).events).toMatchObject([
      {
        kind: 'audit',
        outcome: 'failure',
        action: 'application.compare',
        targets: [{ type: 'application', id: 'argocd/payments' }],
        changes: { conditions },
      },
    ]);
  });

  it('comes in lists and as YAML as well', () => {
    expect(map({ kind: 'List', items: [application, synced] }).events).toHaveLength(3);
    const yaml = `metadata:\n  name: payments\nstatus:\n  sync:\n    status: OutOfSync\n    revision: abc\n---\n`;
    expect(mapText(argocdAdapter, yaml).events).toMatchObject([
      { kind: 'drift', driftId: 'payments@abc', occurredAt: RECEIVED_AT },
    ]);
  });
});

describe('an event of an Application', () => {
  it.each([
    [event.message, { kind: 'drift', outcome: 'detected', driftId: 'argocd/payments' }],
    [
      'Updated sync status: OutOfSync -> Synced',
      { kind: 'drift', outcome: 'resolved', driftId: 'argocd/payments' },
    ],
    ['Updated sync status: Unknown -> Synced', { kind: 'audit', action: 'application.ResourceUpdated' }],
    [`Sync operation to ${SHA} succeeded`, { kind: 'change', type: 'deploy', revision: SHA, commit: SHA }],
    [
      `Sync operation to ${SHA} failed: one or more objects failed to apply`,
      { kind: 'audit', outcome: 'failure' },
    ],
  ])('%s', (message, expected) => {
    expect(map({ ...event, message }).events).toMatchObject([
      { occurredAt: '2026-11-21T09:00:00Z', service: 'payments', ...expected },
    ]);
  });

  it('says who asked for a sync', () => {
    const message = `mona initiated sync to HEAD (${SHA})`;
    expect(map({ ...event, reason: 'OperationStarted', message }).events).toMatchObject([
      {
        kind: 'audit',
        actor: { type: 'user', id: 'mona' },
        action: 'application.OperationStarted',
        changes: { message, revision: SHA },
      },
    ]);
  });
});

it.each([
  [
    'a sync status that Argo CD does not have',
    withStatus({ sync: { status: 'Sideways' } }),
    'status.sync.status',
  ],
  [
    'a phase that Argo CD does not have',
    withStatus({ operationState: { phase: 'Odd' } }),
    'status.operationState.phase',
  ],
  ['a status of no application', { status: { sync: { status: 'Synced' } } }, 'metadata.name'],
  [
    'an event of something else',
    { ...event, involvedObject: { kind: 'Pod', name: 'x' } },
    'involvedObject.kind',
  ],
  ['an event of another type', { ...event, type: 'Odd' }, 'type'],
  [
    'an event without a time',
    { ...event, metadata: { name: 'payments' }, lastTimestamp: null },
    'lastTimestamp',
  ],
  [
    'a change to a status that is not known',
    { ...event, message: 'Updated sync status: Synced -> Odd' },
    'message',
  ],
  ['an object without a status', { metadata: { name: 'payments' } }, 'status'],
])('refuses %s', (_, record, path) => {
  expect(map(record)).toMatchObject({ events: [], rejected: [{ path }] });
});

const TABLE = [
  'LAST SEEN   FIRST SEEN   COUNT   NAME                        KIND          TYPE      REASON            SOURCE                          MESSAGE',
  '1m          1m           1       payments.157f7c5f0f747acf   Application   Normal    ResourceUpdated   argocd-application-controller   Updated sync status: Synced -> OutOfSync',
  '1m          1m           1       payments.157f7c60af1ccae2   Application   Normal    ResourceUpdated   argocd-application-controller   Updated sync status: OutOfSync -> Synced',
  '1m          1m           1       other.157f7c60af1ccae2      Pod           Normal    Scheduled         scheduler                       ok',
].join('\n');

it('a table of events tells a drift and its end as one, by the times in their names', () => {
  const { events, rejected } = mapText(argocdAdapter, TABLE);
  const driftId = 'payments#payments.157f7c5f0f747acf';
  expect(events).toMatchObject([
    { kind: 'drift', outcome: 'detected', driftId, occurredAt: '2019-02-02T07:45:44.561769167Z' },
    { kind: 'drift', outcome: 'resolved', driftId, resolvedAt: '2019-02-02T07:45:51.535344354Z' },
  ]);
  expect(rejected).toMatchObject([{ index: 2, path: 'involvedObject.kind' }]);
});

const REVISION = '8a1cb4a02d3538e54907c827352f66f20c3d7b0d';
const guestbook = { service: 'guestbook', occurredAt: '2019-02-02T07:45:44.566635519Z' };
const byController = {
  kind: 'audit',
  outcome: 'success',
  actor: { type: 'controller', id: 'argocd-application-controller' },
  action: 'application.ResourceUpdated',
};

describeSamples('argocd', {
  'application-status-outofsync.yaml': {
    adapter: argocdAdapter,
    events: [
      {
        kind: 'drift',
        outcome: 'detected',
        occurredAt: RECEIVED_AT,
        driftId: 'apps/Deployment/foo/my-app',
        service: 'my-app',
        labels: { resource: 'apps/Deployment/foo/my-app', namespace: 'foo', health: 'Healthy' },
      },
    ],
  },
  'kubectl-events.txt': {
    adapter: argocdAdapter,
    events: [
      {
        kind: 'audit',
        service: 'guestbook',
        occurredAt: '2019-02-02T07:45:43.718661804Z',
        outcome: 'success',
        actor: { type: 'user', id: 'admin' },
        action: 'application.ResourceCreated',
        targets: [{ type: 'application', id: 'guestbook' }],
      },
      {
        kind: 'drift',
        service: 'guestbook',
        outcome: 'detected',
        occurredAt: '2019-02-02T07:45:44.561769167Z',
        driftId: 'guestbook#guestbook.157f7c5f0f747acf',
      },
      { ...byController, ...guestbook, changes: { message: 'Updated health status:  -> Missing' } },
      {
        kind: 'audit',
        outcome: 'success',
        occurredAt: '2019-02-02T07:45:50.373818189Z',
        actor: { type: 'user', id: 'admin' },
        action: 'application.OperationStarted',
        changes: { revision: REVISION },
      },
      {
        kind: 'change',
        type: 'deploy',
        occurredAt: '2019-02-02T07:45:51.37161668Z',
        revision: REVISION,
        commit: REVISION,
      },
      {
        kind: 'drift',
        outcome: 'resolved',
        occurredAt: '2019-02-02T07:45:51.535344354Z',
        resolvedAt: '2019-02-02T07:45:51.535344354Z',
        driftId: 'guestbook#guestbook.157f7c5f0f747acf',
      },
      {
        ...byController,
        occurredAt: '2019-02-02T07:45:51.5394716Z',
        changes: { message: 'Updated health status: Missing -> Progressing' },
      },
      {
        ...byController,
        occurredAt: '2019-02-02T07:46:10.501208136Z',
        changes: { message: 'Updated health status: Progressing -> Healthy' },
      },
    ],
  },
});

fuzzAdapter(argocdAdapter, {
  samples: [
    ...[application, synced, event].map((record) => JSON.stringify(record)),
    TABLE.split('\n').slice(0, 3).join('\n'),
    ...['application-status-outofsync.yaml', 'kubectl-events.txt'].flatMap(
      (name) => readSample('argocd', name) ?? [],
    ),
  ],
  decisive: ['status.sync.status', 'status.operationState.phase', 'type'],
});
