import { runbookOccasionSchema, workedRunbookSchema } from '@/lib/domain/read-models/runbooks';
import { handle } from '@/lib/http/handle';
import { getWorkedRunbook } from '@/lib/views/runbooks/get-worked-runbook';

/** The runbook as it is worked along in an incident or for an alert, with what is done. */
export const GET = handle(
  { permission: 'alerts:read', query: runbookOccasionSchema, answer: workedRunbookSchema },
  ({ actor, query, params, now }) => getWorkedRunbook(actor, params.slug!, query, now),
);
