import { describe, expect, it } from 'vitest';
import { eventSchema } from '@/lib/domain/event';
import { makeAlertEvents } from './make-alert-events';
import { makeAlert, MINUTE_MS, START_MS } from './testing/alert-fixtures';

const ADDRESS = 'https://gatehouse.example.com';
const fired = makeAlert();
const tell = (...changes: Parameters<typeof makeAlertEvents>[0]) =>
  makeAlertEvents(changes, ADDRESS).map(({ id, outcome, occurredAt }) => [id, outcome, occurredAt]);

describe('the events of an alert', () => {
  it('tell that it opened, was acknowledged and ended, each when it was', () => {
    const acknowledged = { ...fired, acknowledgedAtMs: START_MS + MINUTE_MS };
    const ended = { ...acknowledged, resolvedAtMs: START_MS + 2 * MINUTE_MS };
    expect(tell({ before: null, after: { ...fired, openedAtMs: null } })).toEqual([]);
    expect(tell({ before: null, after: fired })).toEqual([
      ['alert-alert-1-opened', 'opened', '2026-11-21T10:00:00.000Z'],
    ]);
    expect(tell({ before: fired, after: acknowledged })).toEqual([
      [`alert-alert-1-acknowledged-${START_MS + MINUTE_MS}`, 'acknowledged', '2026-11-21T10:01:00.000Z'],
    ]);
    expect(tell({ before: acknowledged, after: ended })).toEqual([
      ['alert-alert-1-resolved', 'resolved', '2026-11-21T10:02:00.000Z'],
    ]);
    expect(tell({ before: ended, after: { ...ended, endToldAtMs: START_MS } })).toEqual([]);
    expect(tell({ before: acknowledged, after: fired })).toEqual([]);
  });

  it('tell where it was, and nothing where that is no zone of the inventory', () => {
    const [event] = makeAlertEvents([{ before: null, after: fired }], ADDRESS);
    expect(eventSchema.parse(event)).toMatchObject({
      zone: 'payments',
      service: 'checkout',
      policy: 'pci/egress',
      severity: 'page',
      alertId: 'alert-1',
      url: 'https://gatehouse.example.com/alerts/alert-1',
    });
    const [unzoned] = makeAlertEvents([{ before: null, after: { ...fired, zone: 'unzoned' } }], null);
    expect(unzoned).not.toHaveProperty('zone');
    expect(unzoned).not.toHaveProperty('url');
  });

  it('leave out drills and the health of Gatehouse itself', () => {
    expect(tell({ before: null, after: { ...fired, drillId: 'drill' } })).toEqual([]);
    expect(tell({ before: null, after: { ...fired, category: 'product-health' } })).toEqual([]);
  });
});
