import { occasionOf } from '@/lib/auth/occasion';
import { giveVerdict } from '@/lib/commands/review/give-verdict';
import { verdictListSchema } from '@/lib/domain/read-models/review';
import { giveVerdictSchema } from '@/lib/domain/verdict';
import { handle } from '@/lib/http/handle';
import { listVerdicts, verdictListQuerySchema } from '@/lib/views/review/list-verdicts';

/** Verdicts, last given first. */
export const GET = handle(
  { permission: 'events:read', query: verdictListQuerySchema, answer: verdictListSchema },
  ({ actor, query }) => listVerdicts(actor, query),
);

/** Judges one denial; says whether the verdict counts as drawn by lot. */
export const POST = handle({ body: giveVerdictSchema }, ({ actor, body, request, now }) =>
  giveVerdict(actor, body, occasionOf(request.headers, now)),
);
