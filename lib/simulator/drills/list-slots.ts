import type { DrillSpan } from './drill-scenario';

/** One moment of a span: its number since 1970 tells events of it apart, also when a span is written twice. */
export type DrillSlot = { at: string; number: number; isFailing: boolean };

/** The moments of a span, one every `stepMs`. */
export function listSlots({ fromMs, toMs, onsetMs }: DrillSpan, stepMs: number): DrillSlot[] {
  const slots: DrillSlot[] = [];
  for (let number = Math.ceil(fromMs / stepMs); number * stepMs < toMs; number += 1) {
    const atMs = number * stepMs;
    slots.push({ at: new Date(atMs).toISOString(), number, isFailing: atMs >= onsetMs });
  }
  return slots;
}

/** Whether a moment within a span is this one: what happens once. */
export const isWithin = ({ fromMs, toMs }: DrillSpan, atMs: number): boolean => atMs >= fromMs && atMs < toMs;
