import { occasionOf } from '@/lib/auth/occasion';
import { releaseLegalHold, releaseLegalHoldSchema } from '@/lib/commands/audit/release-legal-hold';
import { handle } from '@/lib/http/handle';

/** Ends a legal hold. */
export const POST = handle(
  { permission: 'audit:keep', body: releaseLegalHoldSchema },
  ({ actor, body, params, request, now }) =>
    releaseLegalHold(actor, params.id!, body, occasionOf(request.headers, now)),
);
