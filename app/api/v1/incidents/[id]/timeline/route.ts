import { incidentTimelineSchema } from '@/lib/domain/read-models/incident-timeline';
import { handle } from '@/lib/http/handle';
import { getIncidentTimeline } from '@/lib/views/incidents/get-incident-timeline';

/** What happened around it, earliest first. */
export const GET = handle(
  { permission: 'alerts:read', answer: incidentTimelineSchema },
  ({ actor, params, now }) => getIncidentTimeline(actor, params.id!, now),
);
