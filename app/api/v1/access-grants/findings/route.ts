import { accessFindingsSchema, accessGrantListQuerySchema } from '@/lib/domain/read-models/access-grants';
import { handle } from '@/lib/http/handle';
import { listAccessFindings } from '@/lib/views/access-grants/list-access-findings';

/** Break-glasses and elevations with something wrong. */
export const GET = handle(
  { query: accessGrantListQuerySchema.pick({ zone: true }), answer: accessFindingsSchema },
  ({ actor, query, now }) => listAccessFindings(actor, query.zone, now),
);
