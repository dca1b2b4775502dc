import { occasionOf } from '@/lib/auth/occasion';
import { removeRotation } from '@/lib/commands/rotations/remove-rotation';
import { changeRotation } from '@/lib/commands/rotations/save-rotation';
import { rotationChangeSchema } from '@/lib/domain/alerting/rotation';
import { addedSchema } from '@/lib/domain/read-models/rotations';
import { handle } from '@/lib/http/handle';

/** Changes a rotation. */
export const PUT = handle(
  { permission: 'alerting:write', body: rotationChangeSchema, answer: addedSchema },
  ({ actor, params, body, request, now }) =>
    changeRotation(actor, params.id!, body, occasionOf(request.headers, now)),
);

/** Removes a rotation that nothing leads to. */
export const DELETE = handle({ permission: 'alerting:write' }, ({ actor, params, request, now }) =>
  removeRotation(actor, params.id!, occasionOf(request.headers, now)),
);
