import { occasionOf } from '@/lib/auth/occasion';
import { tickIncidentStep } from '@/lib/commands/incidents/tick-incident-step';
import { stepTickSchema } from '@/lib/domain/incidents/steps';
import { handle } from '@/lib/http/handle';

/** Ticks an item of its steps, or takes the tick away. */
export const PUT = handle(
  { permission: 'incidents:write', body: stepTickSchema },
  ({ actor, params, body, request, now }) =>
    tickIncidentStep(actor, params.id!, body, occasionOf(request.headers, now)),
);
