import { eventListSchema } from '@/lib/domain/read-models/events';
import { eventListQuerySchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { listEventRows } from '@/lib/views/events/list-event-rows';

/** The events of a window, newest first, with the exact total. */
export const GET = handle(
  { permission: 'events:read', query: eventListQuerySchema, answer: eventListSchema },
  ({ actor, query, now }) => listEventRows(actor, query, now),
);
