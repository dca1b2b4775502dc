import { describe, expect, it } from 'vitest';
import { findDrillOf, findDrillOfCondition } from './find-drill-of';

const NOON = Date.parse('2026-11-21T12:00:00Z');
const MIDNIGHT = Date.parse('2026-11-22T00:00:00Z');
const DAY_MS = 86_400_000;
const F1 = { environment: 'drill-f1-1c9a2b', endedAt: null };
const F4 = { environment: 'drill-f4-77d0e1', endedAt: NOON };
const drillOf = (subject: { environment?: string; service?: string; policy?: string; item?: string }) =>
  findDrillOf([F1, F4], { environment: null, service: null, ...subject }, NOON);

describe('the drill that something belongs to', () => {
  it('is told by its environment, service, policy or item', () => {
    expect(drillOf({ environment: 'drill-f4-77d0e1' })).toBe(F4);
    expect(drillOf({ environment: 'drill-f1-1c9a2b-b' })).toBe(F1);
    expect(drillOf({ service: 'drill-f4-77d0e1-checkout' })).toBe(F4);
    expect(drillOf({ policy: 'drill-f1-1c9a2b/egress' })).toBe(F1);
    expect(drillOf({ item: 'drill-f4-77d0e1-agent' })).toBe(F4);
  });

  it('is none for a name that only looks like one: nobody hides events by a name', () => {
    expect(drillOf({ environment: 'drill-f4-000000' })).toBeNull();
    expect(drillOf({ environment: 'drill-f4' })).toBeNull();
    expect(drillOf({ environment: 'drill-f4-77d0e1b' })).toBeNull();
    expect(drillOf({ service: 'checkout-drill-f4-77d0e1' })).toBeNull();
    expect(drillOf({})).toBeNull();
  });
});

describe('after the time of a drill', () => {
  const service = { environment: F4.environment, service: 'checkout' };

  it('its names are like all others, and while it runs they are its own', () => {
    expect(findDrillOf([F4], service, MIDNIGHT - 1)).toBe(F4);
    expect(findDrillOf([F4], service, MIDNIGHT)).toBeNull();
    expect(findDrillOf([F1], { ...service, environment: F1.environment }, MIDNIGHT + 400 * DAY_MS)).toBe(F1);
  });

  it('conditions are its own by when they began, or for 35 days where they do not tell', () => {
    const drillOf = (sinceMs: number | null, atMs: number) =>
      findDrillOfCondition([F4], { subject: service, sinceMs }, atMs);
    expect(drillOf(NOON, MIDNIGHT + 40 * DAY_MS)).toBe(F4);
    expect(drillOf(MIDNIGHT, MIDNIGHT + 1)).toBeNull();
    expect(drillOf(null, MIDNIGHT + 35 * DAY_MS - 1)).toBe(F4);
    expect(drillOf(null, MIDNIGHT + 35 * DAY_MS)).toBeNull();
  });
});
