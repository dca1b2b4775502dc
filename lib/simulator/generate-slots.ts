import { generateSlot } from './generate-slot';
import { prepareSimulation, type SimulationOptions } from './simulation';
import { SLOT_MS, type Slot } from './slot';

/**
 * What happens in the estate in [from, to), slot by slot, in time order and lazily: the events as they are meant,
 * before any source has put them into words. Any way to cut a time into windows gives the same.
 */
export function* generateSlots(options: SimulationOptions): Generator<Slot, void, undefined> {
  const from = options.from.getTime();
  const to = options.to.getTime();
  if (to <= from) return;
  const simulation = prepareSimulation(options);
  for (let number = Math.floor(from / SLOT_MS); number * SLOT_MS < to; number++)
    yield cut(generateSlot(simulation, number), from, to);
}

/** The part of a slot that lies in a window. */
function cut(slot: Slot, from: number, to: number): Slot {
  if (slot.from >= from && slot.to <= to) return slot;
  const isInside = ({ at }: { at: number }) => at >= from && at < to;
  return {
    ...slot,
    from: Math.max(from, slot.from),
    to: Math.min(to, slot.to),
    decisions: slot.decisions.filter(isInside),
    events: slot.events.filter(isInside),
    statuses: slot.statuses.filter(isInside),
    traces: slot.traces.filter(isInside),
  };
}
