import { occasionOf } from '@/lib/auth/occasion';
import { startDrill } from '@/lib/commands/drills/start-drill';
import {
  drillInputSchema,
  drillListQuerySchema,
  drillListSchema,
  startedDrillSchema,
} from '@/lib/domain/read-models/drills';
import { handle } from '@/lib/http/handle';
import { listDrills } from '@/lib/views/drills/list-drills';

/** The newest drills with what came of them. */
export const GET = handle(
  { permission: 'alerts:read', query: drillListQuerySchema, answer: drillListSchema },
  ({ actor, query }) => listDrills(actor, query),
);

/** Opens the marked scope of a drill; its events are then sent as those of any source. */
export const POST = handle(
  { permission: 'drills:write', body: drillInputSchema, answer: startedDrillSchema },
  ({ actor, body, request, now }) => startDrill(actor, body, occasionOf(request.headers, now)),
);
