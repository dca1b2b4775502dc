import { occasionOf } from '@/lib/auth/occasion';
import { acknowledgeAlerts } from '@/lib/commands/alerts/acknowledge-alerts';
import { parseId } from '@/lib/commands/parse-id';
import { acknowledgementSchema, changedAlertsSchema } from '@/lib/domain/alerting/alert-change';
import { handle } from '@/lib/http/handle';

/** Says that somebody works on it. */
export const POST = handle(
  { permission: 'alerts:write', body: acknowledgementSchema, answer: changedAlertsSchema },
  ({ actor, params, body, request, now }) =>
    acknowledgeAlerts(actor, { ids: [parseId(params.id!, 'alert')] }, body, occasionOf(request.headers, now)),
);
