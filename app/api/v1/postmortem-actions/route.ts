import { postmortemActionListSchema } from '@/lib/domain/read-models/incidents';
import { handle } from '@/lib/http/handle';
import { listPostmortemActions } from '@/lib/views/incidents/list-postmortem-actions';

/** What is to be done after incidents and is not done yet, the first due first. */
export const GET = handle(
  { permission: 'alerts:read', answer: postmortemActionListSchema },
  ({ actor, now }) => listPostmortemActions(actor, now),
);
