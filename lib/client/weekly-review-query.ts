import { weeklyReviewSchema, type WeeklyReviewQuery } from '@/lib/domain/read-models/weekly-review';
import { documentQuery } from './query-options';

/** What a team looks at once a week. */
export const weeklyReviewQuery = (query: Partial<WeeklyReviewQuery>) =>
  documentQuery('/api/v1/weekly-review', weeklyReviewSchema, query, [
    'alerting',
    'inventory',
    'activation-review',
  ]);
