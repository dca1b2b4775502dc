import { eventListSchema } from '@/lib/domain/read-models/events';
import { eventListQuerySchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { listDenials } from '@/lib/views/events/list-event-rows';

/** The denials of a window, newest first, with the exact total. */
export const GET = handle(
  { permission: 'events:read', query: eventListQuerySchema, answer: eventListSchema },
  ({ actor, query, now }) => listDenials(actor, query, now),
);
