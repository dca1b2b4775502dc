import { alertDetailSchema } from '@/lib/domain/read-models/alerts';
import { handle } from '@/lib/http/handle';
import { getAlert } from '@/lib/views/alerts/get-alert';

/** One alert: its way, what changed around it, who was told, and how others of the same ended. */
export const GET = handle(
  { permission: 'alerts:read', answer: alertDetailSchema },
  ({ actor, params, now }) => getAlert(actor, params.id!, now),
);
