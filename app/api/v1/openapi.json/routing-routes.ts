import type { DescribedRoute } from '@/lib/http/describe-api';
import * as escalations from '../escalations/route';
import * as escalationsId from '../escalations/[id]/route';
import * as onCallNow from '../on-call-now/route';
import * as rotations from '../rotations/route';
import * as rotationsId from '../rotations/[id]/route';
import * as rotationsIdAddress from '../rotations/[id]/calendar-address/route';
import * as rotationsIdCalendar from '../rotations/[id]/calendar.ics/route';
import * as rotationsIdOverrides from '../rotations/[id]/overrides/route';
import * as rotationsIdOverridesId from '../rotations/[id]/overrides/[overrideId]/route';
import * as rotationsPreview from '../rotations/preview/route';
import * as routing from '../routing/route';
import * as routingDryRun from '../routing/dry-run/route';

/** The routes about who is told of alerts. */
export const ROUTING_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/routing',
    summary:
      'The tree of routes, what keeps messages from people, and which did not arrive; PUT saves a tree.',
    handlers: routing,
  },
  {
    path: '/api/v1/routing/dry-run',
    summary: 'Who would get an alert, by the saved tree or another one. Nothing is sent.',
    handlers: routingDryRun,
  },
  {
    path: '/api/v1/rotations',
    summary: 'Rotations with who is on call now and in the next four weeks; POST adds one.',
    handlers: rotations,
  },
  {
    path: '/api/v1/rotations/preview',
    summary: 'What a rotation that is not saved would mean.',
    handlers: rotationsPreview,
  },
  { path: '/api/v1/rotations/{id}', summary: 'Changes or removes a rotation.', handlers: rotationsId },
  {
    path: '/api/v1/rotations/{id}/overrides',
    summary: 'Lets somebody take over for a time.',
    handlers: rotationsIdOverrides,
  },
  {
    path: '/api/v1/rotations/{id}/overrides/{overrideId}',
    summary: 'Takes an override back.',
    handlers: rotationsIdOverridesId,
  },
  {
    path: '/api/v1/rotations/{id}/calendar-address',
    summary: 'A secret address of the calendar for calendar programs, shown once.',
    handlers: rotationsIdAddress,
  },
  {
    path: '/api/v1/rotations/{id}/calendar.ics',
    summary:
      'The rotation as an iCalendar file (text/calendar), by session, token or the secret of an address.',
    handlers: rotationsIdCalendar,
  },
  {
    path: '/api/v1/escalations',
    summary: 'Escalation policies, and what runs by them; POST adds one.',
    handlers: escalations,
  },
  {
    path: '/api/v1/escalations/{id}',
    summary: 'Changes or removes an escalation policy.',
    handlers: escalationsId,
  },
  { path: '/api/v1/on-call-now', summary: 'Who is on call now, in every rotation.', handlers: onCallNow },
];
