import type { Event } from '@/lib/domain/event';
import { GatehouseError } from '@/lib/domain/errors';
import type { WriteRequest, WriteResult } from '@/lib/domain/event-record';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { Actor } from '@/lib/domain/roles';
import { mapBody, writeMapped } from './pipeline';
import { getAdapter } from './registry';

/**
 * Sends events that people and programs make in Gatehouse itself the way that every event goes; resolves after they
 * are durable. Throws `invalid-input` for events that would be refused, and stores none of them then.
 */
export async function sendOwnEvents(
  actor: Actor,
  events: readonly Event[],
  now: Date,
): Promise<WriteResult & Pick<WriteRequest, 'records'>> {
  const options = { adapter: getAdapter('events'), actor, source: OWN_SOURCE, backfill: false };
  const write = await mapBody(JSON.stringify(events), 'application/json', options, now);
  const [rejection] = write.rejections;
  if (rejection)
    throw new GatehouseError('invalid-input', rejection.message, {
      path: rejection.path,
      remedy: 'Mend it and send it again: nothing was stored.',
    });
  return { ...(await writeMapped(write)), records: write.records };
}
