import { occasionOf } from '@/lib/auth/occasion';
import { deleteCorrection } from '@/lib/commands/objectives/delete-correction';
import { handle } from '@/lib/http/handle';

/** Removes a planned window: what it hid counts again. */
export const DELETE = handle({ permission: 'slos:write' }, ({ actor, params, request, now }) =>
  deleteCorrection(actor, params.id!, occasionOf(request.headers, now)),
);
