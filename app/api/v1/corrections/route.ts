import { occasionOf } from '@/lib/auth/occasion';
import { addCorrection } from '@/lib/commands/objectives/add-correction';
import { correctionInputSchema } from '@/lib/domain/objective';
import { correctionsSchema } from '@/lib/domain/read-models/objectives';
import { handle } from '@/lib/http/handle';
import { listCorrections } from '@/lib/views/slos/list-corrections';

/** The planned windows that do not count against budgets. */
export const GET = handle({ permission: 'dashboards:read', answer: correctionsSchema }, ({ actor }) =>
  listCorrections(actor),
);

/** Adds a planned window. */
export const POST = handle(
  { permission: 'slos:write', body: correctionInputSchema },
  ({ actor, body, request, now }) => addCorrection(actor, body, occasionOf(request.headers, now)),
);
