import { scopeFilterSchema } from '@/lib/domain/filters';
import { reviewEstimateSchema } from '@/lib/domain/read-models/review';
import { handle } from '@/lib/http/handle';
import { getReviewEstimate } from '@/lib/views/review/get-review-estimate';

/** M3, policy deny accuracy, with its interval, by policy, and the agreement between reviewers. */
export const GET = handle(
  { permission: 'dashboards:read', query: scopeFilterSchema, answer: reviewEstimateSchema },
  ({ actor, query, now }) => getReviewEstimate(actor, query, now),
);
