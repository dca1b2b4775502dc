import { occasionOf } from '@/lib/auth/occasion';
import { changePostmortemAction } from '@/lib/commands/incidents/change-postmortem-action';
import { actionChangeSchema } from '@/lib/domain/incidents/postmortem';
import { handle } from '@/lib/http/handle';

/** Changes an action, or notes that it is done. */
export const PATCH = handle(
  { permission: 'incidents:write', body: actionChangeSchema },
  ({ actor, params, body, request, now }) =>
    changePostmortemAction(actor, params.id!, body, occasionOf(request.headers, now)),
);
