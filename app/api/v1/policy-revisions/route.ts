import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { publishTexts } from '@/lib/commands/policies/publish-texts';
import { publicationSchema, publishedSchema } from '@/lib/domain/policy-publication';
import { handle } from '@/lib/http/handle';

/** Publishes texts as revisions of their policies; with `dryRun=true` only says what would happen. */
export const POST = handle(
  {
    permission: 'policies:write',
    query: z.object({ dryRun: z.stringbool().default(false) }),
    body: publicationSchema,
    answer: publishedSchema,
  },
  ({ actor, query, body, request, now }) =>
    publishTexts(actor, body, query.dryRun, occasionOf(request.headers, now)),
);
