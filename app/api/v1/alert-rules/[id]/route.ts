import { occasionOf } from '@/lib/auth/occasion';
import { removeRule } from '@/lib/commands/alerting/remove-rule';
import { changeRule } from '@/lib/commands/alerting/save-rule';
import { alertRuleSchema } from '@/lib/domain/alerting/alert-rule';
import { alertRuleChangeSchema } from '@/lib/domain/read-models/alert-rules';
import { handle } from '@/lib/http/handle';
import { getRule } from '@/lib/views/alerting/rules/get-rule';

/** One alert rule. */
export const GET = handle({ permission: 'alerts:read', answer: alertRuleSchema }, ({ actor, params }) =>
  getRule(actor, params.id!),
);

/** Changes an alert rule that nobody else has changed meanwhile. */
export const PUT = handle(
  { permission: 'alerting:write', body: alertRuleChangeSchema, answer: alertRuleSchema },
  ({ actor, params, body, request, now }) =>
    changeRule(actor, params.id!, body, occasionOf(request.headers, now)),
);

/** Removes an alert rule that did not come with Gatehouse. */
export const DELETE = handle({ permission: 'alerting:write' }, ({ actor, params, request, now }) =>
  removeRule(actor, params.id!, occasionOf(request.headers, now)),
);
