import { incidentAssessmentSchema } from '@/lib/domain/read-models/incident-assessment';
import { handle } from '@/lib/http/handle';
import { getIncidentAssessment } from '@/lib/views/incidents/get-incident-assessment';

/** What Gatehouse can fill in of its steps by itself. */
export const GET = handle(
  { permission: 'alerts:read', answer: incidentAssessmentSchema },
  ({ actor, params, now }) => getIncidentAssessment(actor, params.id!, now),
);
