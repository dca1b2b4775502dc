import { occasionOf } from '@/lib/auth/occasion';
import { deleteService } from '@/lib/commands/inventory/delete-service';
import { upsertService } from '@/lib/commands/inventory/upsert-service';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { serviceSchema } from '@/lib/domain/inventory';
import { handle } from '@/lib/http/handle';
import { getService } from '@/lib/views/inventory/get-service';

/** One service with the zones it belonged to. */
export const GET = handle({ query: scopeFilterSchema }, ({ actor, query, params, now }) =>
  getService(actor, params.name!, query, now),
);

/** Puts a service in place of the one with this name, or adds it. */
export const PUT = handle(
  { permission: 'inventory:write', body: serviceSchema.omit({ name: true }) },
  ({ actor, body, params, request, now }) =>
    upsertService(actor, { ...body, name: params.name! }, occasionOf(request.headers, now)),
);

/** Removes a service from the inventory; its events stay. */
export const DELETE = handle({}, ({ actor, params, request, now }) =>
  deleteService(actor, params.name!, occasionOf(request.headers, now)),
);
