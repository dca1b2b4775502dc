import { zoneListSchema } from '@/lib/domain/read-models/inventory';
import { occasionOf } from '@/lib/auth/occasion';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { pageSchema, scopeFilterSchema } from '@/lib/domain/filters';
import { zoneSchema } from '@/lib/domain/inventory';
import { handle } from '@/lib/http/handle';
import { listZones } from '@/lib/views/inventory/list-zones';

/** The zones, with what was decided in the window. */
export const GET = handle(
  { query: scopeFilterSchema.extend(pageSchema.shape), answer: zoneListSchema },
  ({ actor, query, now }) => listZones(actor, query, now),
);

/** Adds a zone. */
export const POST = handle(
  { permission: 'inventory:write', body: zoneSchema },
  ({ actor, body, request, now }) =>
    upsertZone(actor, body, occasionOf(request.headers, now), { mustBeNew: true }),
);
