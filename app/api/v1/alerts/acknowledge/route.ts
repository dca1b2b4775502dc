import { occasionOf } from '@/lib/auth/occasion';
import { acknowledgeAlerts } from '@/lib/commands/alerts/acknowledge-alerts';
import { acknowledgeManySchema, changedAlertsSchema } from '@/lib/domain/alerting/alert-change';
import { handle } from '@/lib/http/handle';

/** Says that somebody works on them. */
export const POST = handle(
  { permission: 'alerts:write', body: acknowledgeManySchema, answer: changedAlertsSchema },
  ({ actor, body: { ids, group, ...said }, request, now }) =>
    acknowledgeAlerts(actor, { ids, group }, said, occasionOf(request.headers, now)),
);
