import { alertListQuerySchema, alertListSchema } from '@/lib/domain/read-models/alerts';
import { handle } from '@/lib/http/handle';
import { listAlerts } from '@/lib/views/alerts/list-alerts';

/** Alerts, the gravest first: those that are open, or those that ended within a window. */
export const GET = handle(
  { permission: 'alerts:read', query: alertListQuerySchema, answer: alertListSchema },
  ({ actor, query, now }) => listAlerts(actor, query, now),
);
