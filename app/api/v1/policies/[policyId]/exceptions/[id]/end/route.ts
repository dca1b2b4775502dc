import { occasionOf } from '@/lib/auth/occasion';
import { endException } from '@/lib/commands/policies/end-exception';
import { handle } from '@/lib/http/handle';

/** Ends an exception now. */
export const POST = handle({ permission: 'policies:write' }, ({ actor, params, request, now }) =>
  endException(actor, params.policyId!, params.id!, occasionOf(request.headers, now)),
);
