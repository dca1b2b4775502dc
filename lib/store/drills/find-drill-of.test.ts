import { describe, expect, it } from 'vitest';
import { findDrillOf } from './find-drill-of';

const F1 = { environment: 'drill-f1-1c9a2b' };
const F4 = { environment: 'drill-f4-77d0e1' };
const drillOf = (subject: { environment?: string; service?: string; policy?: string; item?: string }) =>
  findDrillOf([F1, F4], { environment: null, service: null, ...subject });

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
