import { z } from 'zod';
import { activationReviewsSchema } from '@/lib/domain/read-models/activation-reviews';
import { handle } from '@/lib/http/handle';
import { listPolicyReviews } from '@/lib/views/activation-reviews/list-policy-reviews';

/** The automatic reviews of a policy's activations, or of those of one revision. */
export const GET = handle(
  {
    permission: 'policies:read',
    query: z.object({ revision: z.string().max(500).optional() }),
    answer: activationReviewsSchema,
  },
  ({ actor, params, query, now }) => listPolicyReviews(actor, params.policyId!, query, now),
);
