import { occasionOf } from '@/lib/auth/occasion';
import { addEscalation } from '@/lib/commands/escalations/save-escalation';
import { escalationInputSchema } from '@/lib/domain/alerting/escalation';
import { addedSchema } from '@/lib/domain/read-models/rotations';
import { escalationListSchema } from '@/lib/domain/read-models/routing';
import { handle } from '@/lib/http/handle';
import { listEscalations } from '@/lib/views/escalations/list-escalations';

/** The escalation policies, and what runs by them. */
export const GET = handle({ permission: 'alerts:read', answer: escalationListSchema }, ({ actor, now }) =>
  listEscalations(actor, now),
);

/** Adds an escalation policy. */
export const POST = handle(
  { permission: 'alerting:write', body: escalationInputSchema, answer: addedSchema },
  ({ actor, body, request, now }) => addEscalation(actor, body, occasionOf(request.headers, now)),
);
