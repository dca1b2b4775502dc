import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { recordGrant } from '@/lib/commands/access-grants/record-grant';
import { grantInputSchema } from '@/lib/domain/access-grant';
import { accessGrantListQuerySchema, accessGrantListSchema } from '@/lib/domain/read-models/access-grants';
import { handle } from '@/lib/http/handle';
import { listAccessGrants } from '@/lib/views/access-grants/list-access-grants';

/** Rights that somebody was given, the last first. */
export const GET = handle(
  { query: accessGrantListQuerySchema, answer: accessGrantListSchema },
  ({ actor, query, now }) => listAccessGrants(actor, query, now),
);

/** Records one that was given elsewhere. */
export const POST = handle(
  { permission: 'elevations:write', body: grantInputSchema, answer: z.object({ id: z.string() }) },
  ({ actor, body, request, now }) => recordGrant(actor, body, occasionOf(request.headers, now)),
);
