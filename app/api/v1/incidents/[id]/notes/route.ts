import { occasionOf } from '@/lib/auth/occasion';
import { addIncidentNote } from '@/lib/commands/incidents/add-incident-note';
import { incidentNoteSchema } from '@/lib/domain/incidents/incident';
import { handle } from '@/lib/http/handle';

/** Adds a note to its timeline. */
export const POST = handle(
  { permission: 'incidents:write', body: incidentNoteSchema },
  ({ actor, params, body, request, now }) =>
    addIncidentNote(actor, params.id!, body, occasionOf(request.headers, now)),
);
