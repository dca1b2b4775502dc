import { occasionOf } from '@/lib/auth/occasion';
import { unacknowledgeAlerts } from '@/lib/commands/alerts/unacknowledge-alerts';
import { parseId } from '@/lib/commands/parse-id';
import { alertNoteSchema, changedAlertsSchema } from '@/lib/domain/alerting/alert-change';
import { handle } from '@/lib/http/handle';

/** Says that nobody works on it any more. */
export const POST = handle(
  { permission: 'alerts:write', body: alertNoteSchema, answer: changedAlertsSchema },
  ({ actor, params, body, request, now }) =>
    unacknowledgeAlerts(
      actor,
      { ids: [parseId(params.id!, 'alert')] },
      body,
      occasionOf(request.headers, now),
    ),
);
