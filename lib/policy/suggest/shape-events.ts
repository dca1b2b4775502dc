import type { Access, Judged } from './access';
import { judgeEvent, type EventFacts } from './event-facts';
import type { Shaped } from './shaped';
import type { SuggestedText } from './suggested-text';

export type ShapedEvent = { event: EventFacts; access: Access; judged: Judged; weight: number };

/**
 * Brings events into the terms of a language: those that nothing can be said of are left out, good ones that
 * the language cannot say are counted by why.
 */
export function shapeEvents(
  events: readonly EventFacts[],
  shape: (event: EventFacts, judged: Judged) => Shaped,
): { shaped: ShapedEvent[]; unsaid: SuggestedText['unsaid'] } {
  const shaped: ShapedEvent[] = [];
  const unsaid = new Map<string, { events: number; weight: number }>();
  for (const event of events) {
    const judged = judgeEvent(event);
    const made = judged && shape(event, judged);
    if (!made) continue;
    if ('access' in made) shaped.push({ event, access: made.access, judged, weight: event.weight });
    else if (judged === 'good') {
      const known = unsaid.get(made.problem);
      unsaid.set(made.problem, {
        events: (known?.events ?? 0) + 1,
        weight: (known?.weight ?? 0) + event.weight,
      });
    }
  }
  return { shaped, unsaid: [...unsaid].map(([problem, counts]) => ({ problem, ...counts })) };
}
