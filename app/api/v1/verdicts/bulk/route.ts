import { occasionOf } from '@/lib/auth/occasion';
import { giveBulkVerdict } from '@/lib/commands/review/give-bulk-verdict';
import { bulkAnswerSchema } from '@/lib/domain/read-models/review';
import { giveBulkVerdictSchema } from '@/lib/domain/verdict';
import { handle } from '@/lib/http/handle';

/** Judges every unjudged denial that matches a filter; with `dryRun` only counts them. */
export const POST = handle(
  { permission: 'verdicts:write', body: giveBulkVerdictSchema, answer: bulkAnswerSchema },
  ({ actor, body, request, now }) => giveBulkVerdict(actor, body, occasionOf(request.headers, now)),
);
