import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { writePostmortem } from '@/lib/commands/incidents/write-postmortem';
import { postmortemInputSchema } from '@/lib/domain/incidents/postmortem';
import { postmortemQuerySchema, postmortemSchema } from '@/lib/domain/read-models/postmortems';
import { handle } from '@/lib/http/handle';
import { getPostmortem } from '@/lib/views/incidents/get-postmortem';

/** Its postmortem: the last version, one that is asked for, or what Gatehouse fills in. */
export const GET = handle(
  { permission: 'alerts:read', query: postmortemQuerySchema, answer: postmortemSchema },
  ({ actor, params, query, now }) => getPostmortem(actor, params.id!, query, now),
);

/** Saves a new version. */
export const PUT = handle(
  {
    permission: 'incidents:write',
    body: postmortemInputSchema,
    answer: z.object({ version: z.number().int() }),
  },
  ({ actor, params, body, request, now }) =>
    writePostmortem(actor, params.id!, body, occasionOf(request.headers, now)),
);
