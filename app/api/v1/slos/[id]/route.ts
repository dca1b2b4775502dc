import { occasionOf } from '@/lib/auth/occasion';
import { deleteObjective } from '@/lib/commands/objectives/delete-objective';
import { saveObjective } from '@/lib/commands/objectives/save-objective';
import { objectiveInputSchema } from '@/lib/domain/objective';
import { sloDetailSchema } from '@/lib/domain/read-models/objectives';
import { handle } from '@/lib/http/handle';
import { getSlo, sloQuerySchema } from '@/lib/views/slos/get-slo';

/** One objective with its budget over time, burn rates, rules and who consumed the budget. */
export const GET = handle(
  { permission: 'dashboards:read', query: sloQuerySchema, answer: sloDetailSchema },
  ({ actor, params, query, now }) => getSlo(actor, params.id!, query, now),
);

/** Changes an objective. */
export const PUT = handle(
  { permission: 'slos:write', body: objectiveInputSchema.omit({ id: true }) },
  ({ actor, params, body, request, now }) =>
    saveObjective(actor, { ...body, id: params.id! }, occasionOf(request.headers, now), {
      mustBeThere: true,
    }),
);

/** Removes an objective; what was counted stays. */
export const DELETE = handle({ permission: 'slos:write' }, ({ actor, params, request, now }) =>
  deleteObjective(actor, params.id!, occasionOf(request.headers, now)),
);
