import { occasionOf } from '@/lib/auth/occasion';
import { resolveAlerts } from '@/lib/commands/alerts/resolve-alerts';
import { changeManySchema, changedAlertsSchema } from '@/lib/domain/alerting/alert-change';
import { handle } from '@/lib/http/handle';

/** Says that they are over, whatever their conditions say. */
export const POST = handle(
  { permission: 'alerts:write', body: changeManySchema, answer: changedAlertsSchema },
  ({ actor, body: { ids, group, ...said }, request, now }) =>
    resolveAlerts(actor, { ids, group }, said, occasionOf(request.headers, now)),
);
