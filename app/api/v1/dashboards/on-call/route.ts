import { onCallSchema } from '@/lib/domain/read-models/dashboards';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { getOnCall } from '@/lib/views/dashboards/get-on-call';

/** What /on-call shows. */
export const GET = handle(
  { permission: 'dashboards:read', query: scopeFilterSchema, answer: onCallSchema },
  ({ actor, query, now }) => getOnCall(actor, query, now),
);
