import { standingPrivilegesSchema, standingQuerySchema } from '@/lib/domain/read-models/access-grants';
import { handle } from '@/lib/http/handle';
import { listStandingPrivileges } from '@/lib/views/access-grants/list-standing-privileges';

/** What somebody holds for good, and what is known of its use. */
export const GET = handle(
  { query: standingQuerySchema, answer: standingPrivilegesSchema },
  ({ actor, query, now }) => listStandingPrivileges(actor, query, now),
);
