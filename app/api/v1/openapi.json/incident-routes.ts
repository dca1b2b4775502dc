import type { DescribedRoute } from '@/lib/http/describe-api';
import * as alertTimes from '../alert-times/route';
import * as incidents from '../incidents/route';
import * as incident from '../incidents/[id]/route';
import * as actions from '../incidents/[id]/actions/route';
import * as alerts from '../incidents/[id]/alerts/route';
import * as assessment from '../incidents/[id]/assessment/route';
import * as measures from '../incidents/[id]/measures/route';
import * as measureEnd from '../incidents/[id]/measures/[measureId]/end/route';
import * as notes from '../incidents/[id]/notes/route';
import * as postmortem from '../incidents/[id]/postmortem/route';
import * as postmortemFile from '../incidents/[id]/postmortem/file/route';
import * as state from '../incidents/[id]/state/route';
import * as steps from '../incidents/[id]/steps/route';
import * as timeline from '../incidents/[id]/timeline/route';
import * as times from '../incidents/[id]/times/route';
import * as postmortemActions from '../postmortem-actions/route';
import * as postmortemAction from '../postmortem-actions/[id]/route';

const of = (path: string, summary: string, handlers: DescribedRoute['handlers']): DescribedRoute => ({
  path: `/api/v1/incidents/{id}${path}`,
  summary,
  handlers,
});

/** The routes about incidents, which are named by id or number. */
export const INCIDENT_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/incidents',
    summary: 'Incidents that are open or were within a window, with how long they took; opens one of alerts.',
    handlers: incidents,
  },
  of('', 'One incident; changes what is said of it, unless somebody else did meanwhile.', incident),
  of('/alerts', 'Adds alerts to an incident, and takes others out of it.', alerts),
  of('/notes', 'Adds a note to the timeline of an incident.', notes),
  of('/steps', 'Ticks an item of the five steps of an incident, or takes its tick away.', steps),
  of('/measures', 'Records a rollback or an emergency bypass, with its reason and expiry.', measures),
  of('/measures/{measureId}/end', 'Notes that a bypass is closed.', measureEnd),
  of('/state', 'Mitigates, resolves, closes or reopens an incident.', state),
  of('/times', 'Corrects when an incident was detected, acknowledged, mitigated or resolved.', times),
  of('/timeline', 'What happened around an incident, as alerts, changes and people tell it.', timeline),
  of('/assessment', 'Likely cause, affected services and where a rollback leads.', assessment),
  of(
    '/postmortem',
    'The postmortem of an incident as Markdown, with its versions; saves another.',
    postmortem,
  ),
  of(
    '/postmortem/file',
    'The postmortem of an incident as a file (text/markdown or application/pdf).',
    postmortemFile,
  ),
  of('/actions', 'Notes what somebody is to do after an incident.', actions),
  {
    path: '/api/v1/postmortem-actions',
    summary: 'What is to be done after incidents and is not done yet, the first due first.',
    handlers: postmortemActions,
  },
  {
    path: '/api/v1/postmortem-actions/{id}',
    summary: 'Changes an action of a postmortem, or notes that it is done.',
    handlers: postmortemAction,
  },
  {
    path: '/api/v1/alert-times',
    summary: 'Puts times in place of those that events tell of an alert; every indicator takes them.',
    handlers: alertTimes,
  },
];
