import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { cancelReprocessing } from '@/lib/commands/trust-rules/cancel-reprocessing';
import { startReprocessing, startReprocessingSchema } from '@/lib/commands/trust-rules/start-reprocessing';
import { handle } from '@/lib/http/handle';

/** Starts a walk over past events: counts what would move, or moves it. */
export const POST = handle(
  {
    permission: 'settings:write',
    body: startReprocessingSchema,
    answer: z.object({ id: z.string() }),
  },
  ({ actor, body, request, now }) => startReprocessing(actor, body, occasionOf(request.headers, now)),
);

/** Stops the walk that runs. */
export const DELETE = handle({ permission: 'settings:write' }, ({ actor, request, now }) =>
  cancelReprocessing(actor, occasionOf(request.headers, now)),
);
