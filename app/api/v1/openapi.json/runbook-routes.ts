import type { DescribedRoute } from '@/lib/http/describe-api';
import * as drills from '../drills/route';
import * as drillsId from '../drills/[id]/route';
import * as drillsIdEnd from '../drills/[id]/end/route';
import * as runbooks from '../runbooks/route';
import * as runbooksImport from '../runbooks/import/route';
import * as runbooksPreview from '../runbooks/preview/route';
import * as runbooksSlug from '../runbooks/[slug]/route';
import * as runbooksSlugOffer from '../runbooks/[slug]/offer/route';
import * as runbooksSlugReview from '../runbooks/[slug]/review/route';
import * as runbooksSlugUses from '../runbooks/[slug]/uses/route';
import * as runbooksSlugUsesCurrent from '../runbooks/[slug]/uses/current/route';
import * as runbooksSlugVersion from '../runbooks/[slug]/versions/[version]/route';

const RUNBOOK = '/api/v1/runbooks/{slug}';

/** The routes about runbooks and drills. */
export const RUNBOOK_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/drills',
    summary: 'The newest drills with what came of them; opens the marked scope of one.',
    handlers: drills,
  },
  { path: '/api/v1/drills/{id}', summary: 'One drill with what came of it.', handlers: drillsId },
  { path: '/api/v1/drills/{id}/end', summary: 'Ends a drill.', handlers: drillsIdEnd },
  { path: '/api/v1/runbooks', summary: 'Every runbook, the overdue ones first.', handlers: runbooks },
  {
    path: '/api/v1/runbooks/import',
    summary: 'Takes over the runbooks of a Git folder, or says what would change.',
    handlers: runbooksImport,
  },
  {
    path: '/api/v1/runbooks/preview',
    summary: 'How a text would look as a runbook; nothing is stored.',
    handlers: runbooksPreview,
  },
  {
    path: RUNBOOK,
    summary: 'One runbook with its steps and live values; writes or removes it.',
    handlers: runbooksSlug,
  },
  {
    path: `${RUNBOOK}/offer`,
    summary: 'Takes over the text that Gatehouse came with since, or declines it.',
    handlers: runbooksSlugOffer,
  },
  {
    path: `${RUNBOOK}/review`,
    summary: 'Notes that it was read through and is right.',
    handlers: runbooksSlugReview,
  },
  {
    path: `${RUNBOOK}/uses`,
    summary: 'When it was used; ticks a step in an incident or for an alert.',
    handlers: runbooksSlugUses,
  },
  {
    path: `${RUNBOOK}/uses/current`,
    summary: 'The runbook as it is worked along in an incident or for an alert, with what is done.',
    handlers: runbooksSlugUsesCurrent,
  },
  {
    path: `${RUNBOOK}/versions/{version}`,
    summary: 'One version of it, with its text.',
    handlers: runbooksSlugVersion,
  },
];
