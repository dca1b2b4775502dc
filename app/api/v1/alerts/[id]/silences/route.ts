import { silencesOfAlertSchema } from '@/lib/domain/read-models/silences';
import { handle } from '@/lib/http/handle';
import { getSilencesOfAlert } from '@/lib/views/silences/get-silences-of-alert';

/** The silences that concern an alert. */
export const GET = handle(
  { permission: 'alerts:read', answer: silencesOfAlertSchema },
  ({ actor, params, now }) => getSilencesOfAlert(actor, params.id!, now),
);
