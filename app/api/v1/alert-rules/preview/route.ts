import { alertRuleInputSchema } from '@/lib/domain/alerting/alert-rule';
import { rulePreviewSchema } from '@/lib/domain/read-models/alert-rules';
import { handle } from '@/lib/http/handle';
import { previewRule } from '@/lib/views/alerting/rules/preview-rule';

/** How often a rule would have fired in the last 30 days, before it is saved. */
export const POST = handle(
  { permission: 'alerts:read', body: alertRuleInputSchema, answer: rulePreviewSchema },
  ({ actor, body, request, now }) => previewRule(actor, body, now, request.signal),
);
