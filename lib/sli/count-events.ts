import { isClockSkewed } from '@/lib/domain/clock-skew';
import { isSampleRate, weightOf } from '@/lib/domain/event-weight';
import { addCounts, NOTHING, type SliCounts } from './indicator-definition';

/** An event as it came in; times are milliseconds since 1970. */
export type ObservedEvent = {
  source: string;
  id: string;
  occurredAtMs: number;
  receivedAtMs: number;
  isGood: boolean;
  sampleRate: number;
};

export type EventWindow = {
  fromMs: number;
  toMs: number;
  /** Only what was received by then, so that a past alert can be explained; all of it if not given. */
  knownAtMs?: number;
  /** Events older than this when received are too late; none is if not given. */
  latenessHorizonMs?: number;
  clockToleranceMs?: number;
};

/** Events that were not counted, and why. */
export type EventCounters = {
  duplicates: number;
  conflicts: number;
  rejectedSampleRate: number;
  rejectedFuture: number;
  tooLate: number;
  notYetKnown: number;
};

/**
 * Counts raw events by event time, each once by (source, id): the first received wins, whatever order they
 * are given in. What ingest and roll-ups do step by step, for figures straight from events. Source: slo.md §7.
 */
export function countEvents(
  events: readonly ObservedEvent[],
  { fromMs, toMs, knownAtMs = Infinity, latenessHorizonMs = Infinity, clockToleranceMs }: EventWindow,
): { counts: SliCounts; counters: EventCounters } {
  const counters = {
    duplicates: 0,
    conflicts: 0,
    rejectedSampleRate: 0,
    rejectedFuture: 0,
    tooLate: 0,
    notYetKnown: 0,
  };
  const first = new Map<string, ObservedEvent>();
  let counts = NOTHING;
  for (const event of events.toSorted((left, right) => left.receivedAtMs - right.receivedAtMs)) {
    const { source, id, occurredAtMs, receivedAtMs, isGood, sampleRate } = event;
    const key = JSON.stringify([source, id]);
    const known = first.get(key);
    if (receivedAtMs > knownAtMs) counters.notYetKnown += 1;
    else if (!isSampleRate(sampleRate)) counters.rejectedSampleRate += 1;
    else if (receivedAtMs - occurredAtMs > latenessHorizonMs) counters.tooLate += 1;
    else if (known) counters[isSameBody(known, event) ? 'duplicates' : 'conflicts'] += 1;
    else {
      first.set(key, event);
      if (isClockSkewed(occurredAtMs, receivedAtMs, clockToleranceMs)) counters.rejectedFuture += 1;
      else if (occurredAtMs >= fromMs && occurredAtMs < toMs) {
        const weight = weightOf(sampleRate);
        counts = addCounts(counts, {
          n: 1,
          b: isGood ? 0 : 1,
          total: weight,
          good: isGood ? weight : 0,
          bad: isGood ? 0 : weight,
          weightSquare: weight * weight,
        });
      }
    }
  }
  return { counts, counters };
}

const isSameBody = (left: ObservedEvent, right: ObservedEvent): boolean =>
  left.occurredAtMs === right.occurredAtMs &&
  left.isGood === right.isGood &&
  left.sampleRate === right.sampleRate;
