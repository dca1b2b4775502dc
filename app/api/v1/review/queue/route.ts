import { reviewQueueSchema } from '@/lib/domain/read-models/review';
import { handle } from '@/lib/http/handle';
import { getReviewQueue, reviewQueueQuerySchema } from '@/lib/views/review/get-review-queue';

/** The denials to judge next: drawn by lot, and chosen for the work. */
export const GET = handle(
  { permission: 'events:read', query: reviewQueueQuerySchema, answer: reviewQueueSchema },
  ({ actor, query, now }) => getReviewQueue(actor, query, now),
);
