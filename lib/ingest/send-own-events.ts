import type { Event } from '@/lib/domain/event';
import { GatehouseError } from '@/lib/domain/errors';
import type { WriteRequest, WriteResult } from '@/lib/domain/event-record';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { Actor } from '@/lib/domain/roles';
import type { Alongside } from '@/lib/store/events/alongside';
import { mapBody, writeMapped } from './pipeline';
import { getAdapter } from './registry';

/**
 * Sends events that people and programs make in Gatehouse itself the way that every event goes; resolves after they
 * are durable. `alongside` is written in their transaction, also where there are none. Throws `invalid-input` for events
 * that would be refused, and what `alongside` throws: nothing is stored then.
 */
export async function sendOwnEvents(
  actor: Actor,
  events: readonly Event[],
  now: Date,
  alongside?: Alongside,
): Promise<WriteResult & Pick<WriteRequest, 'records'>> {
  const options = { adapter: getAdapter('events'), actor, source: OWN_SOURCE, backfill: false };
  const write =
    events.length === 0
      ? makeEmptyWrite(now)
      : await mapBody(JSON.stringify(events), 'application/json', options, now, events.length);
  const [rejection] = write.rejections;
  if (rejection)
    throw new GatehouseError('invalid-input', rejection.message, {
      path: rejection.path,
      remedy: 'Mend it and send it again: nothing was stored.',
    });
  return { ...(await writeMapped({ ...write, alongside })), records: write.records };
}

const makeEmptyWrite = (now: Date): WriteRequest => ({
  source: OWN_SOURCE,
  adapter: getAdapter('events').name,
  receivedAt: now.getTime() * 1_000,
  records: [],
  rejections: [],
  sampledOut: 0,
});
