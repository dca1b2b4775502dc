import { occasionOf } from '@/lib/auth/occasion';
import { changeIncidentAlerts } from '@/lib/commands/incidents/change-incident-alerts';
import { incidentAlertsSchema } from '@/lib/domain/incidents/incident';
import { handle } from '@/lib/http/handle';

/** Adds alerts to it, and takes others out of it. */
export const POST = handle(
  { permission: 'incidents:write', body: incidentAlertsSchema },
  ({ actor, params, body, request, now }) =>
    changeIncidentAlerts(actor, params.id!, body, occasionOf(request.headers, now)),
);
