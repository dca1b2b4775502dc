import { runbookListSchema } from '@/lib/domain/read-models/runbooks';
import { handle } from '@/lib/http/handle';
import { listRunbooks } from '@/lib/views/runbooks/list-runbooks';

/** Every runbook, the overdue ones first. */
export const GET = handle({ permission: 'alerts:read', answer: runbookListSchema }, ({ actor, now }) =>
  listRunbooks(actor, now),
);
