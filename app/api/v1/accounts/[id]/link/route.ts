import { occasionOf } from '@/lib/auth/occasion';
import { resetAccountLink } from '@/lib/commands/accounts/reset-account-link';
import { handle } from '@/lib/http/handle';

/** Makes a fresh one-time link for a new password; earlier ones end. */
export const POST = handle({}, ({ actor, params, request, now }) =>
  resetAccountLink(actor, params.id!, occasionOf(request.headers, now)),
);
