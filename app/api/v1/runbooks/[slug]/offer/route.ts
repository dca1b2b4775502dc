import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { answerOffer } from '@/lib/commands/runbooks/answer-offer';
import { handle } from '@/lib/http/handle';

/** Takes over the text that Gatehouse came with since, or declines it. */
export const POST = handle(
  { permission: 'runbooks:write', body: z.object({ accept: z.boolean() }) },
  ({ actor, body, params, request, now }) =>
    answerOffer(actor, params.slug!, body, occasionOf(request.headers, now)),
);
