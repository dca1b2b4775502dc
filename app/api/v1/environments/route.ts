import { environmentListSchema } from '@/lib/domain/read-models/inventory';
import { occasionOf } from '@/lib/auth/occasion';
import { upsertEnvironment } from '@/lib/commands/inventory/upsert-environment';
import { pageSchema, scopeFilterSchema } from '@/lib/domain/filters';
import { environmentSchema } from '@/lib/domain/inventory';
import { handle } from '@/lib/http/handle';
import { listEnvironments } from '@/lib/views/inventory/list-environments';

/** The environments of the inventory. */
export const GET = handle(
  { query: scopeFilterSchema.extend(pageSchema.shape), answer: environmentListSchema },
  ({ actor, query, now }) => listEnvironments(actor, query, now),
);

/** Adds an environment. */
export const POST = handle(
  { permission: 'inventory:write', body: environmentSchema },
  ({ actor, body, request, now }) =>
    upsertEnvironment(actor, body, occasionOf(request.headers, now), { mustBeNew: true }),
);
