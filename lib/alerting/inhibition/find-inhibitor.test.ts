import { describe, expect, it } from 'vitest';
import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import { makeAlert, START_MS } from '../testing/alert-fixtures';
import { inhibitorFinder } from './find-inhibitor';

const BURN = {
  objectiveId: 'm2',
  indicator: 'M2',
  long: 20,
  longSeconds: 3_600,
  short: 20,
  shortSeconds: 300,
  isUnbounded: false,
  budgetLeft: 0.5,
};
const cause = (over: Partial<AlertRecord> = {}) =>
  makeAlert({ id: 'cause', detector: 'attestation-failures', ...over });
const burn = (over: Partial<AlertRecord> = {}) =>
  makeAlert({ id: 'burn', detector: 'burn-rate', burn: BURN, ...over });
const hides = (one: AlertRecord, other: AlertRecord) => inhibitorFinder([one, other])(other)?.id ?? null;

describe('a cause', () => {
  it('hides what follows from it in its zone', () => {
    expect(hides(cause(), burn())).toBe('cause');
    expect(hides(cause({ zone: 'web' }), burn())).toBeNull();
    expect(hides(cause({ zone: null }), burn({ zone: null }))).toBeNull();
    expect(hides(cause(), burn({ burn: { ...BURN, indicator: 'M1' } }))).toBeNull();
  });

  it('hides nothing that is graver than itself', () => {
    expect(hides(cause({ severity: 'ticket' }), burn({ severity: 'page' }))).toBeNull();
    expect(hides(cause({ severity: 'ticket' }), burn({ severity: 'ticket' }))).toBe('cause');
  });

  it('must fire', () => {
    expect(hides(cause({ phase: 'pending' }), burn())).toBeNull();
    expect(hides(cause({ phase: 'no-data' }), burn())).toBeNull();
    expect(hides(cause({ phase: 'firing', state: 'acknowledged' }), burn())).toBe('cause');
  });

  it('hides neither another drill nor what is real', () => {
    expect(hides(cause({ drillId: 'drill' }), burn())).toBeNull();
    expect(hides(cause(), burn({ drillId: 'drill' }))).toBeNull();
    expect(hides(cause({ drillId: 'drill' }), burn({ drillId: 'drill' }))).toBe('cause');
  });

  it('is the first that fired, of several', () => {
    const early = cause({ id: 'early', openedAtMs: START_MS - 1 });
    expect(inhibitorFinder([cause(), early, burn()])(burn())?.id).toBe('early');
  });
});

describe('lost telemetry', () => {
  const silent = makeAlert({ id: 'silent', detector: 'telemetry-loss', service: 'search' });

  it('hides that others have no data, in its zone or environment', () => {
    const missing = makeAlert({ id: 'missing', detector: 'slow-checks', phase: 'no-data' });
    expect(hides(silent, missing)).toBe('silent');
    const elsewhere = { ...missing, zone: 'web', environment: 'aws' };
    expect(hides(silent, elsewhere)).toBeNull();
    expect(hides({ ...silent, environment: 'aws' }, elsewhere)).toBe('silent');
  });

  it('hides no denials, however many services of the zone are silent', () => {
    expect(hides(silent, makeAlert({ id: 'denials' }))).toBeNull();
  });
});

it('the audit log is told of whatever else fires', () => {
  const integrity = makeAlert({ id: 'integrity', detector: 'audit-integrity', phase: 'no-data' });
  expect(hides(makeAlert({ id: 'silent', detector: 'silent-source' }), integrity)).toBeNull();
});

it('single denials are hidden by the jump of their policy in their zone', () => {
  const single = makeAlert({
    id: 'single',
    detector: 'single-denials',
    severity: 'ticket',
    service: 'carts',
  });
  expect(hides(makeAlert({ id: 'jump' }), single)).toBe('jump');
  expect(hides(makeAlert({ id: 'jump' }), { ...single, policy: 'other' })).toBeNull();
});
