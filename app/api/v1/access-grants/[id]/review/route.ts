import { occasionOf } from '@/lib/auth/occasion';
import { reviewGrant } from '@/lib/commands/access-grants/review-grant';
import { grantReviewInputSchema } from '@/lib/domain/access-grant';
import { handle } from '@/lib/http/handle';

/** Reviews it after its end; nobody reviews their own. */
export const POST = handle(
  { permission: 'elevations:review', body: grantReviewInputSchema },
  ({ actor, params, body, request, now }) =>
    reviewGrant(actor, params.id!, body, occasionOf(request.headers, now)),
);
