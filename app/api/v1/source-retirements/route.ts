import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { retireSource } from '@/lib/commands/sources/retire-source';
import { handle } from '@/lib/http/handle';

/** Expects nothing of a source any more, until it sends again. */
export const POST = handle(
  { permission: 'sources:write', body: z.object({ source: z.string().min(1).max(200) }) },
  ({ actor, body, request, now }) => retireSource(actor, body.source, occasionOf(request.headers, now)),
);
