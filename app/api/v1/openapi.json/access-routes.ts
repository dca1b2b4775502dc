import type { DescribedRoute } from '@/lib/http/describe-api';
import * as accessGrants from '../access-grants/route';
import * as accessGrantsFindings from '../access-grants/findings/route';
import * as accessGrantsId from '../access-grants/[id]/route';
import * as accessGrantsIdEnd from '../access-grants/[id]/end/route';
import * as accessGrantsIdEntries from '../access-grants/[id]/entries/route';
import * as accessGrantsIdReview from '../access-grants/[id]/review/route';
import * as accessGrantsStanding from '../access-grants/standing/route';
import * as accessSettings from '../access-settings/route';

/** The routes about rights: who was given which, why and until when, and what was done under them. */
export const ACCESS_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/access-grants',
    summary: 'Break-glasses, elevations and standing privileges, the last given first; records one.',
    handlers: accessGrants,
  },
  {
    path: '/api/v1/access-grants/findings',
    summary: 'Break-glasses and elevations with something wrong, with the number of each finding.',
    handlers: accessGrantsFindings,
  },
  {
    path: '/api/v1/access-grants/standing',
    summary: 'What somebody holds for good, and what is known of its use.',
    handlers: accessGrantsStanding,
  },
  { path: '/api/v1/access-grants/{id}', summary: 'One grant.', handlers: accessGrantsId },
  {
    path: '/api/v1/access-grants/{id}/end',
    summary: 'Confirms that the right is gone.',
    handlers: accessGrantsIdEnd,
  },
  {
    path: '/api/v1/access-grants/{id}/entries',
    summary: 'What was done under a grant. Reading it is an entry itself.',
    handlers: accessGrantsIdEntries,
  },
  {
    path: '/api/v1/access-grants/{id}/review',
    summary: 'Reviews a grant after its end; nobody reviews their own.',
    handlers: accessGrantsIdReview,
  },
  {
    path: '/api/v1/access-settings',
    summary: 'Which roles break the glass, and by when that is to be reviewed.',
    handlers: accessSettings,
  },
];
