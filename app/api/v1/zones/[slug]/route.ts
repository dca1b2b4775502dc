import { occasionOf } from '@/lib/auth/occasion';
import { deleteZone } from '@/lib/commands/inventory/delete-zone';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { zoneSchema } from '@/lib/domain/inventory';
import { handle } from '@/lib/http/handle';
import { getZone } from '@/lib/views/inventory/get-zone';

/** One zone. */
export const GET = handle({ query: scopeFilterSchema }, ({ actor, query, params, now }) =>
  getZone(actor, params.slug!, query, now),
);

/** Puts a zone in place of the one with this slug, or adds it. */
export const PUT = handle(
  { permission: 'inventory:write', body: zoneSchema.omit({ slug: true }) },
  ({ actor, body, params, request, now }) =>
    upsertZone(actor, { ...body, slug: params.slug! }, occasionOf(request.headers, now)),
);

/** Removes a zone that no service belongs to. */
export const DELETE = handle({}, ({ actor, params, request, now }) =>
  deleteZone(actor, params.slug!, occasionOf(request.headers, now)),
);
