import { occasionOf } from '@/lib/auth/occasion';
import { unacknowledgeAlerts } from '@/lib/commands/alerts/unacknowledge-alerts';
import { changeManySchema, changedAlertsSchema } from '@/lib/domain/alerting/alert-change';
import { handle } from '@/lib/http/handle';

/** Says that nobody works on them any more. */
export const POST = handle(
  { permission: 'alerts:write', body: changeManySchema, answer: changedAlertsSchema },
  ({ actor, body: { ids, group, ...said }, request, now }) =>
    unacknowledgeAlerts(actor, { ids, group }, said, occasionOf(request.headers, now)),
);
