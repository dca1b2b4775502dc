import { describe, expect, it } from 'vitest';
import { describeSamples } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { pagerDutyAdapter } from './map-pagerduty';

const incident = (event_type: string, urgency = 'high') => ({
  event: {
    id: `01-${event_type}`,
    event_type,
    resource_type: 'incident',
    occurred_at: '2026-11-20T10:00:00.169Z',
    agent: { id: 'P1', summary: 'On Call', type: 'user_reference' },
    data: {
      id: 'PINC1',
      type: 'incident',
      html_url: 'https://example.pagerduty.com/incidents/PINC1',
      number: 2,
      title: 'Denials',
      incident_key: 'key-1',
      urgency,
      service: { id: 'PS', summary: 'checkout-api' },
      priority: null,
    },
  },
});
const TRIGGER = {
  routing_key: 'a-secret-of-routing',
  event_action: 'trigger',
  dedup_key: 'disk-db-1',
  payload: {
    summary: 'Disk full',
    source: 'db-1',
    severity: 'warning',
    timestamp: '2026-11-20T10:00:00Z',
    custom_details: { free: '2%' },
  },
  client_url: 'https://monitoring.example/1',
};
const RESOLVE = { routing_key: 'a-secret-of-routing', event_action: 'resolve', dedup_key: 'disk-db-1' };
const map = (record: object) => mapText(pagerDutyAdapter, JSON.stringify(record));

describe('a webhook of PagerDuty', () => {
  it.each([
    ['incident.triggered', 'opened'],
    ['incident.reopened', 'opened'],
    ['incident.acknowledged', 'acknowledged'],
    ['incident.resolved', 'resolved'],
  ])('%s is %s', (type, outcome) => {
    expect(map(incident(type)).events).toMatchObject([
      {
        kind: 'alert',
        id: `01-${type}`,
        outcome,
        occurredAt: '2026-11-20T10:00:00.169Z',
        alertId: 'PINC1',
        title: 'Denials',
        severity: 'page',
        service: 'checkout-api',
        principal: 'On Call',
        url: 'https://example.pagerduty.com/incidents/PINC1',
        labels: { incident_key: 'key-1', number: '2' },
      },
    ]);
  });

  it('of an incident that a Gatehouse opened is marked as such', () => {
    const { event } = incident('incident.triggered');
    const data = { ...event.data, incident_key: 'gatehouse/payments|policy|6a1f' };
    expect(map({ event: { ...event, data } }).events).toMatchObject([{ alertId: 'gatehouse/PINC1' }]);
    expect(map({ ...TRIGGER, dedup_key: 'gatehouse/payments|policy|6a1f' }).events).toMatchObject([
      { alertId: 'gatehouse/payments|policy|6a1f' },
    ]);
  });

  it('of low urgency is a ticket', () => {
    expect(map(incident('incident.triggered', 'low')).events).toMatchObject([{ severity: 'ticket' }]);
  });

  it.each([
    [incident('incident.annotated'), 'event.event_type'],
    [incident('pagey.ping'), 'event.event_type'],
    [incident('incident.triggered', 'medium'), 'event.data.urgency'],
    [{ event: { ...incident('incident.resolved').event, occurred_at: 'now' } }, 'event.occurred_at'],
  ])('that tells of no state is refused', (record, path) => {
    expect(map(record).rejected).toMatchObject([{ code: 'not-understood', path }]);
  });
});

describe('a request to the Events API', () => {
  it('opens and resolves the alert of its key, and keeps no secret', () => {
    const [opened] = map(TRIGGER).events;
    expect(opened).toMatchObject({
      outcome: 'opened',
      alertId: 'disk-db-1',
      title: 'Disk full',
      severity: 'ticket',
      occurredAt: '2026-11-20T10:00:00Z',
      url: 'https://monitoring.example/1',
      labels: { source: 'db-1', details: '{"free":"2%"}' },
    });
    expect(map(RESOLVE).events).toMatchObject([
      { outcome: 'resolved', alertId: 'disk-db-1', occurredAt: RECEIVED_AT },
    ]);
    expect(JSON.stringify([opened, map(RESOLVE).events])).not.toContain('a-secret-of-routing');
  });

  it.each([
    [{ ...TRIGGER, payload: undefined }, 'missing-field', 'payload'],
    [{ ...RESOLVE, dedup_key: undefined }, 'missing-field', 'dedup_key'],
    [{ ...TRIGGER, event_action: 'snooze' }, 'not-understood', 'event_action'],
    [{ ...TRIGGER, payload: { ...TRIGGER.payload, severity: 'loud' } }, 'not-understood', 'payload.severity'],
    [
      { ...TRIGGER, payload: { ...TRIGGER.payload, timestamp: 'now' } },
      'not-understood',
      'payload.timestamp',
    ],
    [{ status: 'success', dedup_key: 'a', message: 'Event processed' }, 'not-understood', 'event_action'],
  ])('that is not understood is refused there', (record, code, path) => {
    expect(map(record).rejected).toMatchObject([{ code, path }]);
  });
});

describeSamples('pagerduty-events-v2', {
  // An answer to a request says nothing about an alert.
  'enqueue-response.json': {
    adapter: pagerDutyAdapter,
    events: [],
    rejected: [{ index: 0, code: 'not-understood', path: 'event_action' }],
  },
  'trigger-request.ndjson': {
    adapter: pagerDutyAdapter,
    events: [
      {
        kind: 'alert',
        outcome: 'opened',
        title: 'my fancy title',
        severity: 'page',
        occurredAt: '2022-09-22T22:07:55-07:00',
        labels: { source: 'postee', details: 'foo bar baz details' },
      },
    ],
  },
});

fuzzAdapter(pagerDutyAdapter, {
  samples: [
    JSON.stringify([incident('incident.triggered'), incident('incident.resolved'), TRIGGER, RESOLVE]),
  ],
  decisive: ['event.event_type', 'event.data.urgency', 'event_action', 'payload.severity'],
});
