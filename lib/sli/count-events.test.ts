import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countEvents, type ObservedEvent } from './count-events';
import { effectiveSize } from './effective-size';

const window = { fromMs: 1_000, toMs: 2_000 };
const event = (fields: Partial<ObservedEvent> = {}): ObservedEvent => ({
  source: 'edge',
  id: 'e1',
  occurredAtMs: 1_500,
  receivedAtMs: fields.occurredAtMs ?? 1_500,
  isGood: true,
  sampleRate: 1,
  ...fields,
});
const counters = {
  duplicates: 0,
  conflicts: 0,
  rejectedSampleRate: 0,
  rejectedFuture: 0,
  tooLate: 0,
  notYetKnown: 0,
};

describe('events', () => {
  it('count by their weight, and raw', () => {
    const { counts } = countEvents(
      [event({ sampleRate: 0.25 }), event({ id: 'e2', isGood: false, sampleRate: 0.5 })],
      window,
    );
    expect(counts).toEqual({ n: 2, b: 1, total: 6, good: 4, bad: 2, weightSquare: 20 });
    expect(effectiveSize(counts)).toBeCloseTo(36 / 20, 12);
    expect(effectiveSize(countEvents([], window).counts)).toBe(0);
  });

  it('count once, the first received, also with another time or from another source', () => {
    const first = event({ isGood: false, receivedAtMs: 1_600 });
    const { counts, counters: found } = countEvents(
      [
        event({ receivedAtMs: 1_800 }),
        first,
        event({ ...first, receivedAtMs: 1_700 }),
        event({ ...first, occurredAtMs: 1_900, receivedAtMs: 1_950 }),
        event({ source: 'core' }),
      ],
      window,
    );
    expect(counts).toMatchObject({ n: 2, b: 1 });
    expect(found).toEqual({ ...counters, duplicates: 1, conflicts: 2 });
  });

  it('without a sample rate between 0 and 1 are not counted and hold no identity', () => {
    const events = [0, -1, 1.5, NaN, Infinity].map((sampleRate) => event({ sampleRate }));
    const found = countEvents([...events, event({ receivedAtMs: 1_700 })], window);
    expect(found.counts.n).toBe(1);
    expect(found.counters).toEqual({ ...counters, rejectedSampleRate: 5 });
  });

  it('from a clock more than five minutes ahead are left out; exactly five are not', () => {
    const of = (receivedAtMs: number) =>
      countEvents([event({ occurredAtMs: 400_000, receivedAtMs })], { fromMs: 0, toMs: 500_000 });
    expect(of(100_000).counts.n).toBe(1);
    expect(of(99_999).counts.n).toBe(0);
    expect(of(99_999).counters.rejectedFuture).toBe(1);
  });

  it('older than the horizon when they come are too late', () => {
    const events = [event({ receivedAtMs: 2_500 }), event({ id: 'e2', receivedAtMs: 2_501 })];
    const found = countEvents(events, { ...window, latenessHorizonMs: 1_000 });
    expect(found.counts.n).toBe(1);
    expect(found.counters.tooLate).toBe(1);
    expect(countEvents(events, window).counts.n).toBe(2);
  });

  it('are known from when they were received, which explains what was shown then', () => {
    const events = [event({ receivedAtMs: 3_000, isGood: false }), event({ id: 'e2' })];
    expect(countEvents(events, { ...window, knownAtMs: 2_999 })).toEqual({
      counts: { n: 1, b: 0, total: 1, good: 1, bad: 0, weightSquare: 1 },
      counters: { ...counters, notYetKnown: 1 },
    });
    expect(countEvents(events, { ...window, knownAtMs: 3_000 }).counts.b).toBe(1);
  });

  it('count the same in whatever order they arrive', () => {
    const arbitrary = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        occurredAtMs: fc.integer({ min: 900, max: 2_100 }),
        receivedAtMs: fc.nat(5_000),
        isGood: fc.boolean(),
        sampleRate: fc.constantFrom(1, 0.5, 0.25, 0),
      }),
    );
    fc.assert(
      fc.property(arbitrary, fc.infiniteStream(fc.nat()), (given, stream) => {
        // Those received in the same millisecond have no first.
        const unique = [...new Map(given.map((each) => [each.receivedAtMs, each])).values()];
        const events = unique.map((each) => event(each));
        const shuffled = events
          .map((each) => ({ each, key: stream.next().value }))
          .toSorted((left, right) => left.key - right.key)
          .map(({ each }) => each);
        expect(countEvents(shuffled, window)).toEqual(countEvents(events, window));
      }),
    );
  });
});
