import { occasionOf } from '@/lib/auth/occasion';
import { importRunbooks } from '@/lib/commands/runbooks/import-runbooks';
import { runbookImportInputSchema, runbookImportSchema } from '@/lib/domain/read-models/runbooks';
import { handle } from '@/lib/http/handle';

/** Takes over the runbooks of a Git folder. */
export const POST = handle(
  { permission: 'runbooks:write', body: runbookImportInputSchema, answer: runbookImportSchema },
  ({ actor, body, request, now }) => importRunbooks(actor, body, occasionOf(request.headers, now)),
);
