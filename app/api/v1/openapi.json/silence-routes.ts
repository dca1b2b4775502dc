import type { DescribedRoute } from '@/lib/http/describe-api';
import * as alertsIdSilences from '../alerts/[id]/silences/route';
import * as silences from '../silences/route';
import * as silencesId from '../silences/[id]/route';
import * as silencesIdEnd from '../silences/[id]/end/route';
import * as silencesPreview from '../silences/preview/route';

/** The routes about silences and maintenance windows. */
export const SILENCE_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/alerts/{id}/silences',
    summary: 'The silences that hide an alert, hid it, or were over in the day before it fired.',
    handlers: alertsIdSilences,
  },
  {
    path: '/api/v1/silences',
    summary: 'Silences and maintenance windows with the alerts and denials that each hid; POST makes one.',
    handlers: silences,
  },
  {
    path: '/api/v1/silences/{id}',
    summary:
      'Changes a silence that is not over; where what it hides is changed, another one takes its place.',
    handlers: silencesId,
  },
  { path: '/api/v1/silences/{id}/end', summary: 'Ends a silence now.', handlers: silencesIdEnd },
  {
    path: '/api/v1/silences/preview',
    summary: 'What a silence would hide: open alerts, alerts of 30 days, denials of the last hour and day.',
    handlers: silencesPreview,
  },
];
