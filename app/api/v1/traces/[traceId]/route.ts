import { traceSchema } from '@/lib/domain/read-models/traces';
import { handle } from '@/lib/http/handle';
import { getTrace } from '@/lib/views/traces/get-trace';

/** One trace: its spans as a waterfall, and the events on the way. */
export const GET = handle({ permission: 'events:read', answer: traceSchema }, ({ actor, params }) =>
  getTrace(actor, params.traceId!),
);
