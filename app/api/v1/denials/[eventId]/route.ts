import { denialDetailSchema } from '@/lib/domain/read-models/events';
import { z } from 'zod';
import { timeExpressionSchema } from '@/lib/domain/time-range';
import { handle } from '@/lib/http/handle';
import { getDenial } from '@/lib/views/denials/get-denial';

/** Bounds the similar denials; by default a day on each side of the event. */
const querySchema = z.object({ from: timeExpressionSchema.optional(), to: timeExpressionSchema.optional() });

/** One denial with everything known about it. */
export const GET = handle(
  { permission: 'events:read', query: querySchema, answer: denialDetailSchema },
  ({ actor, query, params, now }) => getDenial(actor, params.eventId!, query, now),
);
