import { describe, expect, it } from 'vitest';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { findCausingChange } from './find-causing-change';

const at = (clock: string) => `2026-11-21T${clock}:00.000Z`;
const change = (
  eventId: string,
  clock: string,
  revision: string,
  over: Partial<ChangeMarker> = {},
): ChangeMarker => ({
  eventId,
  occurredAt: at(clock),
  type: 'policy-activated',
  policy: 'payments/egress',
  revision,
  previousRevision: null,
  environment: 'eu-1',
  author: null,
  message: null,
  url: null,
  ...over,
});
/** Newest first, as they are read. */
const CHANGES = [
  change('back', '10:30', 'v1'),
  change('second', '10:05', 'v2', { environment: 'us-1' }),
  change('first', '10:00', 'v2'),
  change('other', '09:59', 'x9', { policy: 'web/ingress' }),
  change('old', '08:00', 'v1'),
];
const incident = { policy: null, policyRevision: null, detectedAt: at('10:10') };
const alert = { policy: 'payments/egress', changes: [] as string[] };

describe('the change that most likely caused an incident', () => {
  it('is the first activation of the revision that somebody named', () => {
    const named = { ...incident, policy: 'payments/egress', policyRevision: 'v2' };
    expect(findCausingChange(named, [alert], CHANGES)?.eventId).toBe('first');
  });

  it('is else the one that an alert points at, of whatever policy', () => {
    expect(findCausingChange(incident, [{ ...alert, changes: ['other'] }], CHANGES)?.eventId).toBe('other');
  });

  it('is else the last one of its policies before it was detected, never one after', () => {
    expect(findCausingChange(incident, [alert], CHANGES)?.eventId).toBe('second');
  });

  it('may be of the bundle that carries the policy, but not of a policy whose name begins alike', () => {
    const below = { ...alert, policy: 'payments/egress/decision' };
    expect(findCausingChange(incident, [below], CHANGES)?.eventId).toBe('second');
    expect(findCausingChange(incident, [{ ...alert, policy: 'payments/egress2' }], CHANGES)).toBeNull();
  });

  it('is none where nothing of it changed', () => {
    expect(findCausingChange(incident, [{ ...alert, policy: null }], CHANGES)).toBeNull();
    expect(
      findCausingChange({ ...incident, policy: 'payments/egress', policyRevision: 'v7' }, [], CHANGES),
    ).toBeNull();
  });
});
