import { alertConditionTraceSchema } from '@/lib/domain/read-models/alerts';
import { handle } from '@/lib/http/handle';
import { traceAlert } from '@/lib/views/alerts/trace-alert';

/** What the rule of an alert says of it around its time. */
export const GET = handle(
  { permission: 'alerts:read', answer: alertConditionTraceSchema },
  ({ actor, params, now }) => traceAlert(actor, params.id!, now),
);
