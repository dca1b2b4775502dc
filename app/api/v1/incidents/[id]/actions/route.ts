import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { addPostmortemAction } from '@/lib/commands/incidents/add-postmortem-action';
import { actionInputSchema } from '@/lib/domain/incidents/postmortem';
import { handle } from '@/lib/http/handle';

/** Notes what somebody is to do after it. */
export const POST = handle(
  { permission: 'incidents:write', body: actionInputSchema, answer: z.object({ id: z.string() }) },
  ({ actor, params, body, request, now }) =>
    addPostmortemAction(actor, params.id!, body, occasionOf(request.headers, now)),
);
