import { occasionOf } from '@/lib/auth/occasion';
import { addRotation } from '@/lib/commands/rotations/save-rotation';
import { rotationInputSchema } from '@/lib/domain/alerting/rotation';
import { addedSchema, rotationListSchema } from '@/lib/domain/read-models/rotations';
import { handle } from '@/lib/http/handle';
import { listRotations } from '@/lib/views/rotations/list-rotations';

/** Every rotation with who is on call now and in the next four weeks. */
export const GET = handle({ permission: 'alerts:read', answer: rotationListSchema }, ({ actor, now }) =>
  listRotations(actor, now),
);

/** Adds a rotation. */
export const POST = handle(
  { permission: 'alerting:write', body: rotationInputSchema, answer: addedSchema },
  ({ actor, body, request, now }) => addRotation(actor, body, occasionOf(request.headers, now)),
);
