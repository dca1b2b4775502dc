import { occasionOf } from '@/lib/auth/occasion';
import { changeIncident } from '@/lib/commands/incidents/change-incident';
import { incidentChangeSchema } from '@/lib/domain/incidents/incident';
import { incidentDetailSchema } from '@/lib/domain/read-models/incidents';
import { handle } from '@/lib/http/handle';
import { getIncident } from '@/lib/views/incidents/get-incident';

/** One incident, by its id or its number. */
export const GET = handle(
  { permission: 'alerts:read', answer: incidentDetailSchema },
  ({ actor, params, now }) => getIncident(actor, params.id!, now),
);

/** Changes what is said of it. */
export const PATCH = handle(
  { permission: 'incidents:write', body: incidentChangeSchema },
  ({ actor, params, body, request, now }) =>
    changeIncident(actor, params.id!, body, occasionOf(request.headers, now)),
);
