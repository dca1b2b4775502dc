import type { MappingRule } from '@/lib/domain/decision-mapping';
import type { Event } from '@/lib/domain/event';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { findAdapter } from './registry';
import { findZones, type FoundZones, type ZoneContext } from './steps/find-zones';
import { deriveEventId, readColumns } from './steps/to-record';

/** What of a stored event is needed to place it again. */
export type Original = {
  id: string;
  source: string;
  adapter: string;
  nativeId: string;
  payload: string;
  occurredAt: Micros;
  receivedAt: Micros;
};

export type PlacingContext = ZoneContext & { mappingRules: ReadonlyMap<string, readonly MappingRule[]> };

/**
 * The zones that an event would get if it came in now, read from its kept original. Null where that can
 * no longer be read: its adapter is gone, or does not understand it any more. Pure.
 */
export function placeAgain(original: Original, context: PlacingContext): FoundZones | null {
  const event = readOriginal(original, context.mappingRules.get(original.source) ?? []);
  return event && findZones(event, readColumns(event), original.occurredAt, context);
}

function readOriginal(original: Original, mappingRules: readonly MappingRule[]): Event | null {
  const { id, source, adapter, nativeId, receivedAt } = original;
  const record = parse(original.payload);
  const mapped =
    record === undefined
      ? undefined
      : findAdapter(adapter)?.map(record, { receivedAt: formatMicros(receivedAt), mappingRules });
  if (!mapped || 'refusal' in mapped) return null;
  return (
    mapped.events.find((event) => event.id === nativeId && deriveEventId(source, event.id) === id) ?? null
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
