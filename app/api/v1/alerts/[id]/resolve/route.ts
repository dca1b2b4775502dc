import { occasionOf } from '@/lib/auth/occasion';
import { resolveAlerts } from '@/lib/commands/alerts/resolve-alerts';
import { parseId } from '@/lib/commands/parse-id';
import { alertNoteSchema, changedAlertsSchema } from '@/lib/domain/alerting/alert-change';
import { handle } from '@/lib/http/handle';

/** Says that it is over, whatever its condition says. */
export const POST = handle(
  { permission: 'alerts:write', body: alertNoteSchema, answer: changedAlertsSchema },
  ({ actor, params, body, request, now }) =>
    resolveAlerts(actor, { ids: [parseId(params.id!, 'alert')] }, body, occasionOf(request.headers, now)),
);
