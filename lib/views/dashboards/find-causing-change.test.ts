import { describe, expect, it } from 'vitest';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { findCausingChange } from './find-causing-change';

const at = (minutes: number) => new Date(Date.parse('2026-11-21T10:00:00Z') + minutes * 60_000).toISOString();
const change = (
  eventId: string,
  minutes: number,
  type: ChangeMarker['type'] = 'policy-activated',
): ChangeMarker => ({
  eventId,
  occurredAt: at(minutes),
  type,
  policy: 'http/authz',
  revision: eventId,
  previousRevision: null,
  environment: null,
  author: null,
  message: null,
  url: null,
});
/** Denials a minute from `from` on; a null is a minute without data. */
const trend = (from: number, values: (number | null)[]) =>
  values.map((value, index) => ({ at: at(from + index), value }));
const flat = (count: number, value: number) => Array.from({ length: count }, () => value);

describe('the change that explains denials', () => {
  // One denial a minute; from minute 30 on ten.
  const jump = trend(0, [...flat(30, 1), ...flat(30, 10)]);

  it('is the activation after which they rose most', () => {
    const changes = [change('early', 12), change('cause', 30), change('late', 50)];
    expect(findCausingChange(jump, changes, at(59))?.eventId).toBe('cause');
    expect(findCausingChange(jump, changes.toReversed(), at(59))?.eventId).toBe('cause');
  });

  it('is an activation or rollback rather than a publication at the same time', () => {
    const changes = [
      change('published', 29, 'policy-published'),
      change('activated', 30),
      change('deploy', 30, 'deploy'),
    ];
    expect(findCausingChange(jump, changes, at(59))?.eventId).toBe('activated');
    expect(findCausingChange(jump, [change('back', 30, 'policy-rolled-back')], at(59))?.eventId).toBe('back');
  });

  it('is the later of two with the same rise', () => {
    const twice = trend(0, [...flat(15, 0), ...flat(15, 4), ...flat(15, 8)]);
    expect(findCausingChange(twice, [change('first', 15), change('second', 30)], at(44))?.eventId).toBe(
      'second',
    );
  });

  it('is the last one before the denials where none made them rise', () => {
    const steady = trend(0, flat(60, 5));
    expect(findCausingChange(steady, [change('older', 5), change('last', 40)], at(59))?.eventId).toBe('last');
    const falling = trend(0, [...flat(30, 10), ...flat(30, 1)]);
    expect(findCausingChange(falling, [change('fixed', 30)], at(59))?.eventId).toBe('fixed');
    expect(findCausingChange([], [change('only', 40, 'policy-published')], at(59))?.eventId).toBe('only');
  });

  it('is none that came after the last denial, nor more than a day before it', () => {
    expect(findCausingChange(jump, [change('after', 60)], at(59))).toBeNull();
    expect(findCausingChange(jump, [change('long ago', 59 - 24 * 60)], at(59))).toBeNull();
    expect(findCausingChange(jump, [change('a day less a minute', 60 - 24 * 60)], at(59))?.eventId).toBe(
      'a day less a minute',
    );
    expect(findCausingChange(jump, [], at(59))).toBeNull();
  });

  it('is found where minutes have no data', () => {
    const gaps = trend(0, [...flat(20, 1), null, null, ...flat(8, 1), null, ...flat(20, 10)]);
    expect(findCausingChange(gaps, [change('early', 10), change('cause', 30)], at(50))?.eventId).toBe(
      'cause',
    );
  });

  it('looks a quarter of an hour around each change, not further', () => {
    // A rise 20 minutes after the first change belongs to the second.
    const late = trend(0, [...flat(40, 1), ...flat(20, 50)]);
    expect(findCausingChange(late, [change('first', 20), change('second', 38)], at(59))?.eventId).toBe(
      'second',
    );
  });
});
