import { slisSchema } from '@/lib/domain/read-models/indicators';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { getSlis } from '@/lib/views/indicators/get-slis';

/** The indicators of a scope. */
export const GET = handle(
  { permission: 'dashboards:read', query: scopeFilterSchema, answer: slisSchema },
  ({ actor, query, now }) => getSlis(actor, query, now),
);
