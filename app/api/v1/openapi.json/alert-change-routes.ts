import type { DescribedRoute } from '@/lib/http/describe-api';
import * as acknowledge from '../alerts/acknowledge/route';
import * as resolve from '../alerts/resolve/route';
import * as unacknowledge from '../alerts/unacknowledge/route';
import * as idAcknowledge from '../alerts/[id]/acknowledge/route';
import * as idResolve from '../alerts/[id]/resolve/route';
import * as idUnacknowledge from '../alerts/[id]/unacknowledge/route';

/** The routes by which people work on alerts. */
export const ALERT_CHANGE_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/alerts/acknowledge',
    summary: 'Says that somebody works on alerts: some by id, or all of a group.',
    handlers: acknowledge,
  },
  {
    path: '/api/v1/alerts/resolve',
    summary: 'Resolves alerts, also while their conditions hold: some by id, or all of a group.',
    handlers: resolve,
  },
  {
    path: '/api/v1/alerts/unacknowledge',
    summary: 'Says that nobody works on alerts any more: some by id, or all of a group.',
    handlers: unacknowledge,
  },
  {
    path: '/api/v1/alerts/{id}/acknowledge',
    summary: 'Says that somebody works on an alert: nobody is told again until it becomes graver.',
    handlers: idAcknowledge,
  },
  {
    path: '/api/v1/alerts/{id}/resolve',
    summary: 'Resolves an alert: it stays so until its condition was false once, or becomes graver.',
    handlers: idResolve,
  },
  {
    path: '/api/v1/alerts/{id}/unacknowledge',
    summary: 'Says that nobody works on an alert any more.',
    handlers: idUnacknowledge,
  },
];
