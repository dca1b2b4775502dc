import { occasionOf } from '@/lib/auth/occasion';
import { revokeToken } from '@/lib/commands/tokens/revoke-token';
import { handle } from '@/lib/http/handle';

/** Revokes a token for good. It stays in the list. */
export const DELETE = handle({}, ({ actor, params, request, now }) =>
  revokeToken(actor, params.id!, occasionOf(request.headers, now)),
);
