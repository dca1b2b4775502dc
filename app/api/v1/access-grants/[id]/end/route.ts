import { occasionOf } from '@/lib/auth/occasion';
import { endGrant } from '@/lib/commands/access-grants/end-grant';
import { handle } from '@/lib/http/handle';

/** Confirms that the right is gone, now. */
export const POST = handle({ permission: 'elevations:write' }, ({ actor, params, request, now }) =>
  endGrant(actor, params.id!, occasionOf(request.headers, now)),
);
