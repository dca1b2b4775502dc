import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { recordMeasure } from '@/lib/commands/incidents/record-measure';
import { measureInputSchema } from '@/lib/domain/incidents/measure';
import { handle } from '@/lib/http/handle';

/** Records a rollback or an emergency bypass. */
export const POST = handle(
  { permission: 'incidents:write', body: measureInputSchema, answer: z.object({ id: z.string() }) },
  ({ actor, params, body, request, now }) =>
    recordMeasure(actor, params.id!, body, occasionOf(request.headers, now)),
);
