import { occasionOf } from '@/lib/auth/occasion';
import { correctAlertTimes } from '@/lib/commands/incidents/correct-alert-times';
import { alertTimesSchema } from '@/lib/domain/incidents/incident';
import { handle } from '@/lib/http/handle';

/** Puts times in place of those that events tell of an alert. */
export const PUT = handle(
  { permission: 'incidents:write', body: alertTimesSchema },
  ({ actor, body, request, now }) => correctAlertTimes(actor, body, occasionOf(request.headers, now)),
);
