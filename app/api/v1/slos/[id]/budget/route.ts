import { sloBudgetAnswerSchema } from '@/lib/domain/read-models/objectives';
import { handle } from '@/lib/http/handle';
import { sloQuerySchema } from '@/lib/views/slos/get-slo';
import { getSloBudget } from '@/lib/views/slos/get-slo-budget';

/** The error budget of an objective and its burn rates. */
export const GET = handle(
  {
    permission: 'dashboards:read',
    query: sloQuerySchema.pick({ corrections: true }),
    answer: sloBudgetAnswerSchema,
  },
  ({ actor, params, query, now }) => getSloBudget(actor, params.id!, query, now),
);
