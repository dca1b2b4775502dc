import { occasionOf } from '@/lib/auth/occasion';
import { saveObjective } from '@/lib/commands/objectives/save-objective';
import { objectiveInputSchema } from '@/lib/domain/objective';
import { slosSchema } from '@/lib/domain/read-models/objectives';
import { handle } from '@/lib/http/handle';
import { listSlos } from '@/lib/views/slos/list-slos';

/** Every objective with its status, budget and burn rates. */
export const GET = handle({ permission: 'dashboards:read', answer: slosSchema }, ({ actor, now }) =>
  listSlos(actor, now),
);

/** Adds an objective. */
export const POST = handle(
  { permission: 'slos:write', body: objectiveInputSchema },
  ({ actor, body, request, now }) =>
    saveObjective(actor, body, occasionOf(request.headers, now), { mustBeNew: true }),
);
