import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { removeRunbook } from '@/lib/commands/runbooks/remove-runbook';
import { saveRunbook } from '@/lib/commands/runbooks/save-runbook';
import { runbookInputSchema, runbookNamesSchema, runbookSchema } from '@/lib/domain/read-models/runbooks';
import { handle } from '@/lib/http/handle';
import { getRunbook } from '@/lib/views/runbooks/get-runbook';

/** One runbook, as it is read where names such as `$zone` stand for something. */
export const GET = handle(
  { permission: 'alerts:read', query: runbookNamesSchema, answer: runbookSchema },
  ({ actor, query, params, now }) => getRunbook(actor, params.slug!, query, now),
);

/** Writes a new version of it, the first one too. */
export const PUT = handle(
  {
    permission: 'runbooks:write',
    body: runbookInputSchema,
    answer: z.object({ slug: z.string(), version: z.number().int() }),
  },
  ({ actor, body, params, request, now }) =>
    saveRunbook(actor, params.slug!, body, occasionOf(request.headers, now)),
);

/** Removes it. */
export const DELETE = handle({ permission: 'runbooks:write' }, ({ actor, params, request, now }) =>
  removeRunbook(actor, params.slug!, occasionOf(request.headers, now)),
);
