import { describe, expect, it } from 'vitest';
import { FAILURES } from '@/lib/domain/alerting/failures';
import { eventSchema } from '@/lib/domain/event';
import { DRILL_SCENARIOS, writeDrillEvents } from './drill-scenarios';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const SCOPE = {
  zone: 'payments',
  environment: 'drill-f0-1c9a2b',
  foreignClassification: 'restricted',
};

describe.each(FAILURES)('the drill of %s', (failure) => {
  const events = writeDrillEvents(failure, SCOPE, { startedMs: NOW, nowMs: NOW });
  const all = [...events, ...DRILL_SCENARIOS[failure].end(NOW, SCOPE)];

  it('is made of events that can be read, each with an id of its own', () => {
    expect(events.length).toBeGreaterThan(0);
    for (const event of all) expect(eventSchema.safeParse(event).success, JSON.stringify(event)).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('stays within its marked scope, and is no audit entry, which nobody could take away again', () => {
    for (const event of all) {
      expect(event.environment).toMatch(/^drill-f0-1c9a2b(-b)?$/);
      if (event.service !== undefined) expect(event.service).toMatch(/^drill-f0-1c9a2b-/);
      expect(event.zone).toBe('payments');
      expect(['audit', 'alert']).not.toContain(event.kind);
      if ('policy' in event && event.policy) expect(event.policy).toBe('drill-f0-1c9a2b/egress');
      if ('targetZone' in event && event.targetZone) expect(event.targetZone).toBe('payments');
    }
  });

  it('goes on where it was: two stretches are the whole', () => {
    const later = NOW + 60_000;
    const goesOn = writeDrillEvents(failure, SCOPE, { startedMs: NOW, nowMs: later, sinceMs: NOW });
    const whole = writeDrillEvents(failure, SCOPE, { startedMs: NOW, nowMs: later });
    const ids = (list: typeof events) => list.map(({ id }) => id).toSorted();
    expect(ids([...events, ...goesOn])).toEqual(ids(whole));
  });

  it('lies in the past', () => {
    for (const { occurredAt } of events) expect(Date.parse(occurredAt)).toBeLessThan(NOW);
  });
});
