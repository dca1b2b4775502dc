import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { falcoAdapter } from './map-falco';

const SHELL = {
  hostname: 'node-1',
  output: 'A shell was spawned (user=root pod=web-1)',
  priority: 'Critical',
  rule: 'Terminal shell in container',
  source: 'syscall',
  tags: ['container', 'shell'],
  time: '2026-11-20T23:59:59.123456789Z',
  output_fields: {
    'container.id': 'abc',
    'k8s.ns.name': 'shop',
    'k8s.pod.name': 'web-1',
    'k8s.deployment.name': 'web',
    'user.name': 'root',
    'user.loginuid': -1,
    'proc.pname': null,
    cluster: 'prod-1',
  },
};
const READ = {
  ...SHELL,
  rule: 'Card data read',
  priority: 'Notice',
  tags: ['data.classification:pci'],
  output_fields: { ...SHELL.output_fields, 'evt.type': 'read', 'evt.res': 'SUCCESS' },
};
const DROPS = {
  hostname: 'node-1',
  output: 'Falco internal: syscall event drop. 7 system calls dropped in last second.',
  output_fields: { n_drops: '7', n_evts: '100' },
  priority: 'Debug',
  rule: 'Falco internal: syscall event drop',
  time: '2026-11-20T10:00:00Z',
};
const METRICS = {
  ...DROPS,
  rule: 'Falco internal: metrics snapshot',
  priority: 'Informational',
  output_fields: { 'falco.outputs_queue_num_drops': 2, 'scap.n_drops': 3 },
};

const map = (...records: object[]) => mapText(falcoAdapter, JSON.stringify(records));
const first = (...records: object[]) => map(...records).events[0];
const firstRejected = (record: object) => map(record).rejected[0];

describe('a Falco alert', () => {
  it('opens an alert with what it says', () => {
    const { events } = map(SHELL);
    expect(events).toMatchObject([
      {
        kind: 'alert',
        outcome: 'opened',
        occurredAt: '2026-11-20T23:59:59.123456789Z',
        title: 'Terminal shell in container',
        severity: 'page',
        policy: 'Terminal shell in container',
        service: 'web',
        environment: 'prod-1',
        principal: 'root',
        labels: { priority: 'critical', hostname: 'node-1', 'user.loginuid': '-1', tags: 'container, shell' },
      },
    ]);
  });

  it.each([
    ['Emergency', 'page'],
    ['ALERT', 'page'],
    ['Error', 'ticket'],
    ['Info', 'ticket'],
    ['Debug', 'ticket'],
  ])('of priority %s is a %s', (priority, severity) => {
    expect(first({ ...SHELL, priority })).toMatchObject({ severity });
  });

  it('is one alert for a rule at a place on a day, and another the next day or elsewhere', () => {
    const ids = map(
      SHELL,
      { ...SHELL, time: '2026-11-20T01:00:00Z' },
      { ...SHELL, time: '2026-11-21T00:00:00Z' },
      { ...SHELL, hostname: 'node-2' },
    ).events.map((event) => (event.kind === 'alert' ? event.alertId : ''));
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(3);
  });

  it('is the same event through Falcosidekick, which adds a uuid and fields', () => {
    const forwarded = { ...SHELL, uuid: '1', output_fields: { ...SHELL.output_fields, team: 'web' } };
    expect(first(forwarded)!.id).toBe(first(SHELL)!.id);
  });

  it('about classified data is an access too, where call and result are known', () => {
    expect(map(READ).events).toMatchObject([
      { kind: 'alert', severity: 'ticket' },
      {
        kind: 'data-access',
        outcome: 'allowed',
        action: 'read',
        classification: 'pci',
        rule: 'Card data read',
      },
    ]);
    const denied = { ...READ, output_fields: { ...READ.output_fields, 'evt.res': 'EACCES' } };
    expect(map(denied).events[1]).toMatchObject({ outcome: 'denied' });
    for (const output_fields of [
      { 'evt.type': 'read' },
      { 'evt.res': 'SUCCESS' },
      { 'evt.type': 'read', 'evt.res': 'EINTR' },
    ])
      expect(map({ ...READ, output_fields }).events.map(({ kind }) => kind)).toEqual(['alert']);
  });

  it('about Falco itself is a report of losses', () => {
    expect(map(DROPS, METRICS).events).toMatchObject([
      { kind: 'source-report', dropped: 0, labels: { host: 'node-1', n_evts: '100' } },
      { kind: 'source-report', dropped: 7, labels: { host: 'node-1', n_evts: '100' } },
      { kind: 'source-report', dropped: 5, labels: { instance: 'node-1 metrics' } },
    ]);
  });

  it.each([
    ['time', { ...SHELL, time: '2026-11-20T10:00:00Z+2' }, 'time'],
    ['priority', { ...SHELL, priority: 'Loud' }, 'priority'],
    ['rule', { ...SHELL, rule: undefined }, 'rule'],
    ['internal message', { ...DROPS, rule: 'Falco internal: hello' }, 'rule'],
    ['count', { ...DROPS, output_fields: { n_drops: 'many' } }, 'output_fields.n_drops'],
    ['missing count', { ...DROPS, output_fields: {} }, 'output_fields.n_drops'],
  ])('with a %s that is not understood is refused there', (_, record, path) => {
    expect(firstRejected(record)).toMatchObject({ path });
  });
});

const ALERT = { kind: 'alert', outcome: 'opened', severity: 'ticket' };
describeSamples('falco-alerts', {
  'alerts.ndjson': {
    adapter: falcoAdapter,
    events: [
      {
        ...ALERT,
        title: 'Disallowed K8s User',
        occurredAt: '2025-02-10T09:15:40.698757000Z',
        principal: 'csi-cinder-controller',
        labels: { engine: 'k8s_audit', tags: 'k8s', 'ka.verb': 'patch', hostname: 'my-pool-1-node-921b61' },
      },
      { ...ALERT, title: 'Attach/Exec Pod', principal: 'kubernetes-admin' },
      {
        ...ALERT,
        title: 'Terminal shell in container',
        principal: 'root',
        labels: { 'proc.tty': '34817', 'k8s.ns.name': 'default' },
      },
      { ...ALERT, title: 'Contact K8S API Server From Container' },
      { ...ALERT, occurredAt: '2021-01-11T23:46:19.82302759Z', principal: 'root' },
      { ...ALERT, severity: 'page', labels: { priority: 'critical' }, principal: 'root' },
    ],
    // A time with both Z and +2.
    rejected: [{ index: 2, code: 'not-understood', path: 'time' }],
  },
  'internal-drops.json': {
    adapter: falcoAdapter,
    // An amount of one occasion, told as a counter that rose from nothing.
    events: [0, 815_508].map((dropped) => ({
      kind: 'source-report',
      dropped,
      occurredAt: '2023-03-03T03:03:03.000000003Z',
    })),
  },
  'internal-metrics.json': {
    adapter: falcoAdapter,
    events: [{ kind: 'source-report', dropped: 0, labels: { instance: 'test metrics' } }],
  },
});

fuzzAdapter(falcoAdapter, {
  samples: [
    JSON.stringify([SHELL, READ, DROPS, METRICS]),
    readSample('falco-alerts', 'internal-drops.json'),
  ].filter((sample) => sample !== null),
  decisive: ['priority'],
});
