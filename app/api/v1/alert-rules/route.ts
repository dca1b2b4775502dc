import { occasionOf } from '@/lib/auth/occasion';
import { addRule } from '@/lib/commands/alerting/save-rule';
import { alertRuleInputSchema, alertRuleSchema } from '@/lib/domain/alerting/alert-rule';
import { alertRulesSchema } from '@/lib/domain/read-models/alert-rules';
import { handle } from '@/lib/http/handle';
import { listRules } from '@/lib/views/alerting/rules/list-rules';

/** Every alert rule with how it does, and what rules may watch for. */
export const GET = handle({ permission: 'alerts:read', answer: alertRulesSchema }, ({ actor, now }) =>
  listRules(actor, now),
);

/** Adds an alert rule. */
export const POST = handle(
  { permission: 'alerting:write', body: alertRuleInputSchema, answer: alertRuleSchema },
  ({ actor, body, request, now }) => addRule(actor, body, occasionOf(request.headers, now)),
);
