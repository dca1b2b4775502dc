import { occasionOf } from '@/lib/auth/occasion';
import { tickStep } from '@/lib/commands/runbooks/tick-step';
import { runbookUseListSchema, tickInputSchema } from '@/lib/domain/read-models/runbooks';
import { handle } from '@/lib/http/handle';
import { listRunbookUses } from '@/lib/views/runbooks/get-worked-runbook';

/** When it was used, the last first. */
export const GET = handle({ permission: 'alerts:read', answer: runbookUseListSchema }, ({ actor, params }) =>
  listRunbookUses(actor, params.slug!),
);

/** Ticks a step in an incident or for an alert, or takes the tick back. */
export const POST = handle(
  { permission: 'runbooks:write', body: tickInputSchema },
  ({ actor, body, params, request, now }) =>
    tickStep(actor, params.slug!, body, occasionOf(request.headers, now)),
);
