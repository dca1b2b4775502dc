import { occasionOf } from '@/lib/auth/occasion';
import { removeEscalation } from '@/lib/commands/escalations/remove-escalation';
import { changeEscalation } from '@/lib/commands/escalations/save-escalation';
import { escalationChangeSchema } from '@/lib/domain/alerting/escalation';
import { addedSchema } from '@/lib/domain/read-models/rotations';
import { handle } from '@/lib/http/handle';

/** Changes an escalation policy. */
export const PUT = handle(
  { permission: 'alerting:write', body: escalationChangeSchema, answer: addedSchema },
  ({ actor, params, body, request, now }) =>
    changeEscalation(actor, params.id!, body, occasionOf(request.headers, now)),
);

/** Removes an escalation policy that no route leads to. */
export const DELETE = handle({ permission: 'alerting:write' }, ({ actor, params, request, now }) =>
  removeEscalation(actor, params.id!, occasionOf(request.headers, now)),
);
