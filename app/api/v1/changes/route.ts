import { eventFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { listChangeMarkers } from '@/lib/views/changes/list-change-markers';

/** Policy changes, deploys, rotations and maintenances. */
export const GET = handle(
  { permission: 'policies:read', query: eventFilterSchema },
  ({ actor, query, now }) => listChangeMarkers(actor, query, now),
);
