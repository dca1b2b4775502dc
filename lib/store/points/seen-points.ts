import type { Micros } from '@/lib/domain/timestamp';

/** A decision is noted at the start of its slot, whatever order decisions come in. */
export const SLOT_MICROS = 10_000_000;

/** So many series and instances are remembered; beyond it everything is forgotten, which only costs writes. */
const MAX_SEEN = 50_000;

type Range = { first: Micros; last: Micros };

/** Which slots of a series and instance are written: from the first to the last, since only these two are stored. */
export class SeenPoints {
  readonly #ranges = new Map<number, Map<string, Range>>();
  #size = 0;

  /** Whether a sighting in this slot (its start) would change nothing. */
  covers(series: number, instance: string, slot: Micros): boolean {
    const range = this.#ranges.get(series)?.get(instance);
    return range !== undefined && slot >= range.first && slot <= range.last;
  }

  /** Remembers a slot that was written. */
  add(series: number, instance: string, slot: Micros): void {
    if (this.#size >= MAX_SEEN) {
      this.#ranges.clear();
      this.#size = 0;
    }
    const instances = this.#ranges.get(series) ?? new Map<string, Range>();
    this.#ranges.set(series, instances);
    const range = instances.get(instance);
    if (!range) {
      instances.set(instance, { first: slot, last: slot });
      this.#size += 1;
      return;
    }
    range.first = Math.min(range.first, slot);
    range.last = Math.max(range.last, slot);
  }
}

const holder = globalThis as typeof globalThis & { gatehouseSeenPoints?: SeenPoints };

/** What this process has written. */
export const getSeenPoints = (): SeenPoints => (holder.gatehouseSeenPoints ??= new SeenPoints());

/** Forgets all of it; needed when the database changes under the process, or when rows were deleted. */
export const forgetSeenPoints = (): void => void (holder.gatehouseSeenPoints = undefined);
