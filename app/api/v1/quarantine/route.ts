import { quarantineListSchema } from '@/lib/domain/read-models/settings';
import { handle } from '@/lib/http/handle';
import { listQuarantine, quarantineQuerySchema } from '@/lib/views/quarantine/list-quarantine';

/** Events that could not be read, with the reason. */
export const GET = handle(
  { permission: 'quarantine:read', query: quarantineQuerySchema, answer: quarantineListSchema },
  ({ actor, query }) => listQuarantine(actor, query),
);
