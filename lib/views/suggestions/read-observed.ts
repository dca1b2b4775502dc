import type { Window } from '@/lib/domain/time-range';
import type { EventFacts } from '@/lib/policy/suggest/event-facts';
import { listMappingRules } from '@/lib/store/mappings/list-mapping-rules';
import {
  countObservedEvents,
  listJudgedDenials,
  listObservedEvents,
  type ObservedScope,
} from '@/lib/store/suggestions/list-observed-events';
import { readFacts } from './read-facts';

/** How many of the newest events are read, and how many judged denials beside them. */
const MAX_EVENTS = 5_000;
const MAX_JUDGED = 2_000;

export type ObservedFacts = {
  facts: EventFacts[];
  read: { events: number; total: number | null; isWhole: boolean; backTo: string };
};

/** The newest events of a scope, and the judged denials of the window: no verdict is overlooked where it is whole. */
export async function readObserved(scope: ObservedScope, window: Window): Promise<ObservedFacts> {
  const [newest, judged, rules] = await Promise.all([
    listObservedEvents(scope, window, MAX_EVENTS),
    listJudgedDenials(scope, window, MAX_JUDGED + 1),
    listMappingRules(),
  ]);
  const known = new Set(newest.events.map(({ id }) => id));
  const events = [...newest.events, ...judged.slice(0, MAX_JUDGED).filter(({ id }) => !known.has(id))];
  const isWhole = newest.isWhole && judged.length <= MAX_JUDGED;
  return {
    facts: events.map((event) => readFacts(event, rules.get(event.source) ?? [])),
    read: {
      events: events.length,
      total: isWhole ? events.length : await countObservedEvents(scope, window),
      isWhole,
      backTo: newest.backTo.toISOString(),
    },
  };
}
