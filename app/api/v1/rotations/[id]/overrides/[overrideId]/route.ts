import { occasionOf } from '@/lib/auth/occasion';
import { removeOverride } from '@/lib/commands/rotations/override-rotation';
import { handle } from '@/lib/http/handle';

/** Takes an override back; one that holds ends now. */
export const DELETE = handle({ permission: 'alerts:write' }, ({ actor, params, request, now }) =>
  removeOverride(actor, params.id!, params.overrideId!, occasionOf(request.headers, now)),
);
