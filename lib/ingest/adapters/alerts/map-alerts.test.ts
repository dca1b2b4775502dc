import { describe, expect, it } from 'vitest';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { alertsAdapter } from './map-alerts';

const ALERT = {
  id: 'disk-1',
  status: 'opened',
  title: 'Disk full',
  severity: 'page',
  time: '2026-11-20T10:00:00Z',
  service: 'ledger',
  by: 'ada',
  labels: { free: 2 },
};
const map = (record: unknown) => mapText(alertsAdapter, JSON.stringify(record));

describe('an alert of any system', () => {
  it('says its state, alone, in a list or in a wrapper', () => {
    const expected = {
      kind: 'alert',
      outcome: 'opened',
      alertId: 'disk-1',
      title: 'Disk full',
      severity: 'page',
      occurredAt: '2026-11-20T10:00:00Z',
      service: 'ledger',
      principal: 'ada',
      labels: { free: '2' },
    };
    for (const body of [ALERT, [ALERT], { alerts: [ALERT] }])
      expect(map(body).events).toMatchObject([expected]);
  });

  it('happened when it came where it does not say when', () => {
    expect(map({ ...ALERT, time: undefined }).events).toMatchObject([{ occurredAt: RECEIVED_AT }]);
  });

  it('has an event for each of its states', () => {
    const { events } = map([ALERT, { ...ALERT, status: 'acknowledged' }, { ...ALERT, status: 'resolved' }]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });

  it.each(['id', 'status', 'title', 'severity'])('without %s is refused there', (path) => {
    expect(map({ ...ALERT, [path]: undefined }).rejected).toMatchObject([{ path }]);
  });
});

fuzzAdapter(alertsAdapter, { samples: [JSON.stringify(ALERT)], decisive: ['status', 'severity'] });
