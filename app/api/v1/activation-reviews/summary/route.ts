import { scopeFilterSchema } from '@/lib/domain/filters';
import { changeSummarySchema } from '@/lib/domain/read-models/activation-reviews';
import { handle } from '@/lib/http/handle';
import { getChangeSummary } from '@/lib/views/activation-reviews/get-change-summary';

/** Change failure rate and time to rollback of a window and of the one before it. */
export const GET = handle(
  {
    permission: 'policies:read',
    query: scopeFilterSchema.pick({ from: true, to: true, environment: true }),
    answer: changeSummarySchema,
  },
  ({ actor, query, now }) => getChangeSummary(actor, query, now),
);
