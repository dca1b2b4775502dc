import { describe, expect, it } from 'vitest';
import { describeSamples } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { alertmanagerAdapter } from './map-alertmanager';

const FIRING = {
  status: 'firing',
  labels: {
    alertname: 'DenialsHigh',
    severity: 'critical',
    service: 'checkout-api',
    cluster: 'aws-1',
    zone: 'eu-1a',
  },
  annotations: { summary: 'Many denials', runbook_url: 'https://runbooks.example/denials' },
  startsAt: '2026-11-20T10:00:00.5Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus.example/graph',
  fingerprint: '0123456789abcdef',
};
const RESOLVED = {
  ...FIRING,
  status: 'resolved',
  startsAt: '2026-11-20T10:00:00.500000Z',
  endsAt: '2026-11-20T10:30:00Z',
};
const body = (status: string, ...alerts: object[]) => ({
  version: '4',
  status,
  receiver: 'gatehouse',
  groupKey: '{}',
  alerts,
});
const map = (record: object) => mapText(alertmanagerAdapter, JSON.stringify(record));

describe('a notification of Alertmanager', () => {
  it('opens and resolves the same alert', () => {
    const { events } = map(body('firing', FIRING, RESOLVED));
    expect(events).toMatchObject([
      {
        kind: 'alert',
        outcome: 'opened',
        occurredAt: '2026-11-20T10:00:00.5Z',
        title: 'Many denials',
        severity: 'page',
        service: 'checkout-api',
        environment: 'aws-1',
        url: 'http://prometheus.example/graph',
        labels: { alertname: 'DenialsHigh', zone: 'eu-1a', runbook: 'https://runbooks.example/denials' },
      },
      { outcome: 'resolved', occurredAt: '2026-11-20T10:30:00Z' },
    ]);
    const [opened, resolved] = events.map((event) => (event.kind === 'alert' ? event.alertId : ''));
    expect(resolved).toBe(opened);
    expect(events[0]!.zone).toBeUndefined();
  });

  it('sent again is the same event; a new start is a new alert', () => {
    const [again] = map(body('firing', { ...FIRING, annotations: {} })).events;
    expect(again!.id).toBe(map(body('firing', FIRING)).events[0]!.id);
    const [later] = map(body('firing', { ...FIRING, startsAt: '2026-11-21T10:00:00Z' })).events;
    expect(later!.id).not.toBe(again!.id);
  });

  it('that a Gatehouse sent in the first place is marked as such', () => {
    const labels = { ...FIRING.labels, gatehouse_alert: '0f0e0d0c-0b0a-4908-8706-050403020100' };
    const { events } = map(body('firing', { ...FIRING, labels }, { ...RESOLVED, labels }));
    expect(events).toMatchObject([
      { alertId: expect.stringMatching(/^gatehouse\//), outcome: 'opened' },
      { alertId: (events[0] as { alertId: string }).alertId, outcome: 'resolved' },
    ]);
    expect(map(body('firing', FIRING)).events).toMatchObject([
      { alertId: expect.not.stringMatching(/^gatehouse\//) },
    ]);
  });

  it.each([
    ['critical', 'page'],
    ['Page', 'page'],
    ['warning', 'ticket'],
    [undefined, 'ticket'],
  ])('of severity %s is a %s', (severity, expected) => {
    expect(map(body('firing', { ...FIRING, labels: { alertname: 'a', severity } })).events).toMatchObject([
      { severity: expected },
    ]);
  });

  it.each([
    [{ ...body('firing', FIRING), version: '3' }, 'version'],
    [body('unknown', FIRING), 'status'],
    [body('resolved', { ...FIRING, status: 'resolved' }), 'alerts.0.endsAt'],
    [body('firing', { ...FIRING, startsAt: 'now' }), 'alerts.0.startsAt'],
    [body('firing', FIRING, { ...FIRING, status: 'paused' }), 'alerts.1.status'],
    [body('firing'), 'alerts'],
  ])('that is not understood is refused there', (record, path) => {
    expect(map(record).rejected).toMatchObject([{ code: 'not-understood', path }]);
  });
});

const HIGH_MEMORY = {
  kind: 'alert',
  outcome: 'opened',
  occurredAt: '2018-03-07T06:33:21.873077559-05:00',
  title: 'Server High Memory usage',
  severity: 'ticket',
};
describeSamples('alertmanager-webhook', {
  'all-ok-multiple.json': {
    adapter: alertmanagerAdapter,
    // Two alerts with one fingerprint: their labels tell them apart.
    events: [
      {
        outcome: 'resolved',
        occurredAt: '2017-05-09T07:08:37.818Z',
        severity: 'page',
        title: 'Disk usage alert on CS30.evilcorp',
      },
      {
        outcome: 'resolved',
        occurredAt: '2017-05-09T07:08:37.81827Z',
        severity: 'page',
        title: 'Disk usage alert on CS31.evilcorp',
      },
    ],
  },
  'prom-post.json': {
    adapter: alertmanagerAdapter,
    events: [{ ...HIGH_MEMORY, labels: { instance: 'instance-with-hyphen_and_underscore' } }],
  },
  'readme-post.json': {
    adapter: alertmanagerAdapter,
    events: [{ ...HIGH_MEMORY, labels: { instance: '10.80.40.11:9100' } }],
  },
  'with-common-items.json': {
    adapter: alertmanagerAdapter,
    events: [
      {
        outcome: 'resolved',
        occurredAt: '2019-01-28T20:27:23.868893Z',
        title: 'CPU throttling',
        severity: 'ticket',
        labels: { fingerprint: 'dd19ae3d4e06ac55', receiver: 'echo' },
      },
    ],
  },
});

fuzzAdapter(alertmanagerAdapter, {
  samples: [JSON.stringify(body('firing', FIRING, RESOLVED))],
  decisive: ['status', 'alerts.*.status'],
});
