import { canariesSchema } from '@/lib/domain/read-models/canaries';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { getCanaries } from '@/lib/views/canaries/get-canaries';

/** Events that Gatehouse sent itself, and how long they took until a query saw them. */
export const GET = handle(
  {
    permission: 'dashboards:read',
    query: scopeFilterSchema.pick({ from: true, to: true }),
    answer: canariesSchema,
  },
  ({ actor, query, now }) => getCanaries(actor, query, now),
);
