import type { Event, EventOf } from '@/lib/domain/event';
import type { OpaDecision } from '../events/write-opa-decision';
import { generateSlots } from '../generate-slots';

const MINUTE = 60_000;
const anchor = new Date('2026-11-20T14:30:00Z');
/** The first start of a scenario lies 45 minutes before its anchor. */
const start = anchor.getTime() - 45 * MINUTE;

type Timed<T> = { minute: number; value: T };

/** What a scenario made, by minutes since its start. */
export type ScenarioRun = {
  /** The events of a kind in [from, to), in minutes since the start. */
  list<Kind extends Event['kind']>(kind: Kind, from?: number, to?: number): EventOf<Kind>[];
  /** The decisions of OPA in [from, to). */
  listOpa(from?: number, to?: number): OpaDecision[];
};

/** Runs a scenario around its start, in minutes since it, with a mean rate of events per second. */
export function runScenario(
  scenario: string,
  { from, to, rate }: { from: number; to: number; rate: number },
): ScenarioRun {
  const events: Timed<Event>[] = [];
  const decisions: Timed<OpaDecision>[] = [];
  const window = { from: new Date(start + from * MINUTE), to: new Date(start + to * MINUTE) };
  const minuteOf = (at: number) => (at - start) / MINUTE;
  for (const slot of generateSlots({ seed: 1, anchor, ...window, rate, scenario })) {
    for (const { at, event } of slot.events) events.push({ minute: minuteOf(at), value: event });
    for (const { at, decision } of slot.decisions) decisions.push({ minute: minuteOf(at), value: decision });
  }
  const within = <T>(list: Timed<T>[], since: number, until: number): T[] =>
    list.filter(({ minute }) => minute >= since && minute < until).map(({ value }) => value);
  return {
    list: <Kind extends Event['kind']>(kind: Kind, since = from, until = to) =>
      within(events, since, until).filter((event): event is EventOf<Kind> => event.kind === kind),
    listOpa: (since = from, until = to) => within(decisions, since, until),
  };
}

/** The share of a list that a test holds for; NaN of an empty one, so that no expectation passes by it. */
export const shareOf = <T>(list: readonly T[], holds: (item: T) => boolean): number =>
  list.filter(holds).length / list.length;
