import { eventSchema, type Event } from '@/lib/domain/event';
import type { MappingRule } from '@/lib/domain/decision-mapping';
import type { Adapter } from '../adapter';
import { splitBody } from '../steps/split-body';

export type Rejected = { index: number; code: string; path: string; message: string };

/** Later than every sample. */
export const RECEIVED_AT = '2026-11-21T10:00:00.000000Z';

/**
 * What an adapter makes of a body: it is cut into records and each is mapped, without a store. Throws when an
 * event is not as the event format says, and as `splitBody` does.
 */
export function mapText(
  adapter: Adapter,
  text: string,
  { contentType = 'application/json', mappingRules = [] as readonly MappingRule[] } = {},
): { records: number; events: Event[]; rejected: Rejected[] } {
  const raw = splitBody(text, contentType, adapter, { records: 100_000, depth: 100 });
  const events: Event[] = [];
  const rejected: Rejected[] = [];
  raw.forEach((record, index) => {
    if (record.error) {
      rejected.push({ index, code: record.error, path: '', message: 'not read' });
      return;
    }
    const mapped = adapter.map(record.value, { receivedAt: RECEIVED_AT, mappingRules });
    if ('refusal' in mapped) rejected.push({ index, ...mapped.refusal });
    else
      for (const event of mapped.events) {
        const { error } = eventSchema.safeParse(event);
        if (error) throw new Error(`Record ${index} became no valid event: ${error.message}`);
        events.push(event);
      }
  });
  return { records: raw.length, events, rejected };
}
