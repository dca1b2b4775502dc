import { occasionOf } from '@/lib/auth/occasion';
import { addOverride } from '@/lib/commands/rotations/override-rotation';
import { overrideInputSchema } from '@/lib/domain/alerting/rotation';
import { addedSchema } from '@/lib/domain/read-models/rotations';
import { handle } from '@/lib/http/handle';

/** Lets somebody take over for a time. */
export const POST = handle(
  { permission: 'alerts:write', body: overrideInputSchema, answer: addedSchema },
  ({ actor, params, body, request, now }) =>
    addOverride(actor, params.id!, body, occasionOf(request.headers, now)),
);
