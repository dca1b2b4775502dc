import { traceAnswerSchema, traceQuerySchema } from '@/lib/domain/read-models/alert-rules';
import { handle } from '@/lib/http/handle';
import { traceRule } from '@/lib/views/alerting/rules/get-rule';

/** What a rule says of one subject over time. */
export const GET = handle(
  { permission: 'alerts:read', query: traceQuerySchema, answer: traceAnswerSchema },
  ({ actor, params, query, now }) => traceRule(actor, params.id!, query, now),
);
