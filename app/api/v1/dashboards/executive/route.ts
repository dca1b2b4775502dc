import { executiveSchema } from '@/lib/domain/read-models/dashboards';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { getExecutive } from '@/lib/views/dashboards/get-executive';

/** What /executive shows. */
export const GET = handle(
  { permission: 'dashboards:read', query: scopeFilterSchema, answer: executiveSchema },
  ({ actor, query, now }) => getExecutive(actor, query, now),
);
