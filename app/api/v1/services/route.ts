import { serviceListSchema } from '@/lib/domain/read-models/inventory';
import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { upsertService } from '@/lib/commands/inventory/upsert-service';
import { pageSchema, scopeFilterSchema } from '@/lib/domain/filters';
import { inventoryTimeSchema } from '@/lib/domain/inventory-time';
import { serviceSchema } from '@/lib/domain/inventory';
import { handle } from '@/lib/http/handle';
import { listServices } from '@/lib/views/inventory/list-services';

const querySchema = scopeFilterSchema.extend({
  ...pageSchema.shape,
  q: z.string().max(200).optional(),
  inInventory: z.stringbool().optional(),
  at: inventoryTimeSchema.optional(),
});

/** Services of the inventory and those that were seen but are not in it. */
export const GET = handle({ query: querySchema, answer: serviceListSchema }, ({ actor, query, now }) =>
  listServices(actor, query, now),
);

/** Adds a service to the inventory. */
export const POST = handle(
  { permission: 'inventory:write', body: serviceSchema },
  ({ actor, body, request, now }) =>
    upsertService(actor, body, occasionOf(request.headers, now), { mustBeNew: true }),
);
