import { occasionOf } from '@/lib/auth/occasion';
import { correctIncidentTimes } from '@/lib/commands/incidents/correct-incident-times';
import { incidentTimesSchema } from '@/lib/domain/incidents/incident';
import { handle } from '@/lib/http/handle';

/** Corrects when it was detected, acknowledged, mitigated or resolved. */
export const POST = handle(
  { permission: 'incidents:write', body: incidentTimesSchema },
  ({ actor, params, body, request, now }) =>
    correctIncidentTimes(actor, params.id!, body, occasionOf(request.headers, now)),
);
