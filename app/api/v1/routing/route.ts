import { occasionOf } from '@/lib/auth/occasion';
import { saveRouting } from '@/lib/commands/routing/save-routing';
import { saveRoutingSchema } from '@/lib/domain/alerting/routing';
import { routingSchema, savedRoutingSchema } from '@/lib/domain/read-models/routing';
import { handle } from '@/lib/http/handle';
import { getRouting } from '@/lib/views/routing/get-routing';

/** The tree of routes that holds, what keeps its messages from people, and which did not arrive. */
export const GET = handle({ permission: 'alerts:read', answer: routingSchema }, ({ actor, now }) =>
  getRouting(actor, now),
);

/** Makes a tree the one that holds. */
export const PUT = handle(
  { permission: 'alerting:write', body: saveRoutingSchema, answer: savedRoutingSchema },
  ({ actor, body, request, now }) => saveRouting(actor, body, occasionOf(request.headers, now)),
);
