import type { DescribedRoute } from '@/lib/http/describe-api';
import * as alerts from '../alerts/route';
import * as alertsId from '../alerts/[id]/route';
import * as alertsIdCondition from '../alerts/[id]/condition/route';
import * as weeklyReview from '../weekly-review/route';

/** The routes about alerts. */
export const ALERT_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/alerts',
    summary: 'Alerts, the gravest first: those that are open, or those that ended within a window.',
    handlers: alerts,
  },
  {
    path: '/api/v1/alerts/{id}',
    summary: 'One alert: its way, what changed around it, who was told, and how others of the same ended.',
    handlers: alertsId,
  },
  {
    path: '/api/v1/alerts/{id}/condition',
    summary: 'What the rule of an alert says of it around its time: values, thresholds and outcomes.',
    handlers: alertsIdCondition,
  },
  {
    path: '/api/v1/weekly-review',
    summary:
      'Denials, telemetry, changes, noisy rules, silences and overdue runbooks of a week, with the one before.',
    handlers: weeklyReview,
  },
];
