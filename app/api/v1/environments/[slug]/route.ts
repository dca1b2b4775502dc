import { occasionOf } from '@/lib/auth/occasion';
import { deleteEnvironment } from '@/lib/commands/inventory/delete-environment';
import { upsertEnvironment } from '@/lib/commands/inventory/upsert-environment';
import { environmentSchema } from '@/lib/domain/inventory';
import { handle } from '@/lib/http/handle';

/** Puts an environment in place of the one with this slug, or adds it. */
export const PUT = handle(
  { permission: 'inventory:write', body: environmentSchema.omit({ slug: true }) },
  ({ actor, body, params, request, now }) =>
    upsertEnvironment(actor, { ...body, slug: params.slug! }, occasionOf(request.headers, now)),
);

/** Removes an environment from the inventory. */
export const DELETE = handle({}, ({ actor, params, request, now }) =>
  deleteEnvironment(actor, params.slug!, occasionOf(request.headers, now)),
);
