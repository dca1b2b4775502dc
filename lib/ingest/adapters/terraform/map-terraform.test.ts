import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { terraformAdapter } from './map-terraform';

const drift = {
  address: 'aws_security_group.edge',
  mode: 'managed',
  type: 'aws_security_group',
  name: 'edge',
  provider_name: 'registry.opentofu.org/hashicorp/aws',
  change: {
    actions: ['update'],
    before: { id: 'sg-1', port: 443, token: 'old' },
    after: { id: 'sg-1', port: 22, token: 'new' },
    before_sensitive: { token: true },
    after_sensitive: { token: true },
  },
};
const plan = {
  format_version: '1.2',
  terraform_version: '1.8.0',
  timestamp: '2026-11-21T09:00:00Z',
  errored: false,
  resource_drift: [drift],
  resource_changes: [],
};
const message = {
  '@level': 'info',
  '@message': 'random_pet.animal: Drift detected (update)',
  '@module': 'tofu.ui',
  '@timestamp': '2026-11-21T10:00:00.705503+01:00',
  change: {
    resource: {
      addr: 'random_pet.animal',
      module: '',
      resource_type: 'random_pet',
      implied_provider: 'random',
    },
    action: 'update',
  },
  type: 'resource_drift',
};
const summary = {
  '@level': 'info',
  '@message': 'Apply complete! Resources: 1 added, 0 changed, 0 destroyed.',
  '@timestamp': '2026-11-21T10:00:01Z',
  changes: { add: 1, change: 0, remove: 0, operation: 'apply' },
  type: 'change_summary',
};
const scan = {
  summary: { total_resources: 2, total_unmanaged: 0, total_missing: 0, total_managed: 2 },
  unmanaged: null,
  missing: null,
  differences: [
    { res: { id: 'b-1', type: 'aws_s3_bucket' }, changelog: [{ path: ['acl'], from: 'a', to: 'b' }] },
  ],
  coverage: 100,
  provider_name: 'AWS',
  date: '2026-11-21T08:00:00Z',
};
const map = (record: unknown) => mapText(terraformAdapter, JSON.stringify(record));

describe('a plan', () => {
  it('tells each drifted resource, with what differs and without what is sensitive', () => {
    const { events } = map(plan);
    expect(events).toMatchObject([
      {
        kind: 'drift',
        outcome: 'detected',
        occurredAt: '2026-11-21T09:00:00Z',
        detectedAt: '2026-11-21T09:00:00Z',
        driftId: expect.stringMatching(/^aws_security_group\.edge#[0-9a-f]{12}$/) as unknown,
        type: 'config',
        labels: { address: 'aws_security_group.edge', actions: 'update', type: 'aws_security_group' },
      },
    ]);
    expect(events[0]).toMatchObject({ expected: { port: 443 }, actual: { port: 22 } });
    expect(JSON.stringify(events)).not.toMatch(/"(old|new)"/);
  });

  it('tells the same drift the next time, and another one when something else differs', () => {
    const [first] = map(plan).events;
    const [again] = map({ ...plan, timestamp: '2026-11-22T09:00:00Z' }).events;
    const change = { ...drift.change, after: { ...drift.change.after, port: 23 } };
    const [other] = map({ ...plan, resource_drift: [{ ...drift, change }] }).events;
    expect(again!.id).toBe(first!.id);
    expect(other!.id).not.toBe(first!.id);
  });

  it('says of a resource that is gone that nothing is there', () => {
    const change = { ...drift.change, actions: ['delete'], after: null };
    expect(map({ ...plan, resource_drift: [{ ...drift, change }] }).events).toMatchObject([
      { expected: { port: 443, token: '(sensitive)' }, actual: null },
    ]);
  });

  it('without drift is an audit event that says so; a resource that only moved did not drift', () => {
    const moved = { ...drift, change: { ...drift.change, actions: ['no-op'] } };
    for (const resource_drift of [undefined, [], [moved]])
      expect(map({ ...plan, resource_drift }).events).toMatchObject([
        { kind: 'audit', action: 'plan', outcome: 'success', changes: { drifted: 0 } },
      ]);
  });
});

it('of the messages of -json drift and a finished apply are kept', () => {
  expect(map([message, summary]).events).toMatchObject([
    {
      kind: 'drift',
      outcome: 'detected',
      occurredAt: '2026-11-21T10:00:00.705503+01:00',
      driftId: 'random_pet.animal',
      labels: { type: 'random_pet', actions: 'update' },
    },
    {
      kind: 'change',
      type: 'deploy',
      occurredAt: '2026-11-21T10:00:01Z',
      labels: { operation: 'apply', add: '1', change: '0', remove: '0' },
    },
  ]);
});

it('driftctl tells what differs by the names of attributes, and when nothing does', () => {
  const { events } = map(scan);
  expect(events).toMatchObject([
    {
      kind: 'drift',
      driftId: 'aws_s3_bucket.b-1:changed',
      occurredAt: '2026-11-21T08:00:00Z',
      actual: { changed: ['acl'] },
    },
  ]);
  expect(map({ ...scan, differences: null, date: undefined }).events).toMatchObject([
    { kind: 'audit', action: 'scan', occurredAt: RECEIVED_AT, changes: { drifted: 0, resources: 2 } },
  ]);
});

const withAction = (action: string) => ({
  ...plan,
  resource_drift: [{ ...drift, change: { ...drift.change, actions: [action] } }],
});
it.each([
  ['an action that plans do not have', withAction('explode'), 'resource_drift.0.change.actions.0'],
  [
    'an action that messages do not have',
    { ...message, change: { ...message.change, action: 'explode' } },
    'change.action',
  ],
  [
    'the summary of a plan',
    { ...summary, changes: { ...summary.changes, operation: 'plan' } },
    'changes.operation',
  ],
  ['another message', { ...summary, type: 'version' }, 'type'],
  ['a message without a time', { ...message, '@timestamp': '' }, '@timestamp'],
  ['anything else', { resources: [] }, ''],
])('refuses %s', (_, record, path) => {
  expect(map(record)).toMatchObject({ events: [], rejected: [{ path }] });
});

const mock = {
  kind: 'drift',
  outcome: 'detected',
  type: 'config',
  occurredAt: RECEIVED_AT,
  driftId: expect.stringMatching(/^tfcoremock_simple_resource\.drift#/) as unknown,
  expected: { string: 'Hello, world!' },
  actual: { string: 'Hello, drift!' },
  labels: {
    address: 'tfcoremock_simple_resource.drift',
    provider: 'registry.opentofu.org/hashicorp/tfcoremock',
  },
};
const scanned = { kind: 'drift', outcome: 'detected', occurredAt: '2022-04-08T10:35:00Z' };

describeSamples('terraform-drift', {
  'drift-refresh-only.json': { adapter: terraformAdapter, events: [mock] },
  'drift-simple.json': { adapter: terraformAdapter, events: [mock] },
  'driftctl-output.json': {
    adapter: terraformAdapter,
    events: [
      { ...scanned, driftId: 'aws_unmanaged_resource.unmanaged-id-1:unmanaged' },
      { ...scanned, driftId: 'aws_unmanaged_resource.unmanaged-id-2:unmanaged' },
      {
        ...scanned,
        driftId: 'aws_deleted_resource.deleted-id-1:missing',
        labels: {
          provider: 'AWS',
          address: 'module.aws_deleted_resource.name',
          state: 'tfstate://delete_state.tfstate',
        },
      },
      { ...scanned, driftId: 'aws_deleted_resource.deleted-id-2:missing' },
    ],
  },
  'machine-readable-ui.ndjson': {
    adapter: terraformAdapter,
    events: [
      {
        kind: 'drift',
        outcome: 'detected',
        occurredAt: '2021-05-25T13:32:41.705503-04:00',
        driftId: 'random_pet.animal',
      },
      {
        kind: 'change',
        type: 'deploy',
        occurredAt: '2021-05-25T13:32:41.869168-04:00',
        message: 'Apply complete! Resources: 1 added, 0 changed, 0 destroyed.',
      },
    ],
    rejected: [
      { index: 0, code: 'not-a-drift', path: 'type' },
      { index: 2, code: 'not-a-drift', path: 'type' },
      { index: 4, code: 'not-a-drift', path: 'type' },
    ],
  },
});

fuzzAdapter(terraformAdapter, {
  samples: [
    ...[plan, [message, summary], scan].map((record) => JSON.stringify(record)),
    ...['drift-simple.json', 'driftctl-output.json'].flatMap(
      (name) => readSample('terraform-drift', name) ?? [],
    ),
  ],
  decisive: ['type', 'change.action', 'changes.operation', 'resource_drift.*.change.actions.*'],
});
