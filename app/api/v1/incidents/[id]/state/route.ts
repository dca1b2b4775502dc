import { occasionOf } from '@/lib/auth/occasion';
import { changeIncidentState } from '@/lib/commands/incidents/change-incident-state';
import { incidentStateSchema } from '@/lib/domain/incidents/incident';
import { handle } from '@/lib/http/handle';

/** Mitigates, resolves, closes or reopens it. */
export const POST = handle(
  { permission: 'incidents:write', body: incidentStateSchema },
  ({ actor, params, body, request, now }) =>
    changeIncidentState(actor, params.id!, body, occasionOf(request.headers, now)),
);
