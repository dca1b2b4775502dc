import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { openIncident } from '@/lib/commands/incidents/open-incident';
import { incidentInputSchema } from '@/lib/domain/incidents/incident';
import { incidentListQuerySchema, incidentListSchema } from '@/lib/domain/read-models/incidents';
import { handle } from '@/lib/http/handle';
import { listIncidents } from '@/lib/views/incidents/list-incidents';

/** Incidents that are open or were within a window, with how long they took. */
export const GET = handle(
  { permission: 'alerts:read', query: incidentListQuerySchema, answer: incidentListSchema },
  ({ actor, query, now }) => listIncidents(actor, query, now),
);

/** Opens one, of alerts or by itself. */
export const POST = handle(
  {
    permission: 'incidents:write',
    body: incidentInputSchema,
    answer: z.object({ id: z.string(), number: z.number().int() }),
  },
  ({ actor, body, request, now }) => openIncident(actor, body, occasionOf(request.headers, now)),
);
