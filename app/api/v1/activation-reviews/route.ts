import { activationReviewsSchema } from '@/lib/domain/read-models/activation-reviews';
import { handle } from '@/lib/http/handle';
import {
  activationReviewsQuerySchema,
  listActivationReviews,
} from '@/lib/views/activation-reviews/list-activation-reviews';

/** The activations of a window that were reviewed, with the verdicts, their evidence and what to go back to. */
export const GET = handle(
  { permission: 'policies:read', query: activationReviewsQuerySchema, answer: activationReviewsSchema },
  ({ actor, query, now }) => listActivationReviews(actor, query, now),
);
