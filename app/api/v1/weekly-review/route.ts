import { weeklyReviewQuerySchema, weeklyReviewSchema } from '@/lib/domain/read-models/weekly-review';
import { handle } from '@/lib/http/handle';
import { getWeeklyReview } from '@/lib/views/weekly/get-weekly-review';

/** What a team looks at once a week, with the time before. */
export const GET = handle(
  { permission: 'alerts:read', query: weeklyReviewQuerySchema, answer: weeklyReviewSchema },
  ({ actor, query, now }) => getWeeklyReview(actor, query, now),
);
