import { z } from 'zod';
import type {
  AlertTimesInput,
  IncidentAlerts,
  IncidentChange,
  IncidentInput,
  IncidentNote,
  IncidentStateInput,
  IncidentTimesInput,
} from '@/lib/domain/incidents/incident';
import type { MeasureInput } from '@/lib/domain/incidents/measure';
import type { ActionChange, ActionInput, PostmortemInput } from '@/lib/domain/incidents/postmortem';
import type { StepTick } from '@/lib/domain/incidents/steps';
import { incidentAssessmentSchema } from '@/lib/domain/read-models/incident-assessment';
import { incidentTimelineSchema } from '@/lib/domain/read-models/incident-timeline';
import {
  incidentDetailSchema,
  incidentListSchema,
  postmortemActionListSchema,
  type IncidentListQuery,
} from '@/lib/domain/read-models/incidents';
import { postmortemSchema } from '@/lib/domain/read-models/postmortems';
import { send, sendJson } from './fetch-json';
import { isAbout } from './is-about';
import { documentQuery } from './query-options';

const INCIDENTS = '/api/v1/incidents';
const ACTIONS = '/api/v1/postmortem-actions';
const pathOf = (id: string) => `${INCIDENTS}/${encodeURIComponent(id)}`;

/** Where an incident is shown, by its number or its id. */
export const incidentHref = (incident: number | string): string => `/incidents/${incident}`;

/** Whether a query is about incidents or the times of alerts: these are asked again after a change of one. */
export const isAboutIncidents = isAbout(
  INCIDENTS,
  ACTIONS,
  '/api/v1/alerts',
  '/api/v1/remediation',
  '/api/v1/runbooks',
);

/** Incidents that are open or were within a window. */
export const incidentsQuery = (query: IncidentListQuery) =>
  documentQuery(INCIDENTS, incidentListSchema, query, ['alerting']);

/** One incident. */
export const incidentQuery = (id: string) =>
  documentQuery(pathOf(id), incidentDetailSchema, {}, ['alerting', 'alert']);

/** What happened around it. */
export const incidentTimelineQuery = (id: string) =>
  documentQuery(`${pathOf(id)}/timeline`, incidentTimelineSchema, {}, [
    'alerting',
    'change',
    'review',
    'activation-review',
  ]);

/** What Gatehouse can fill in of its steps. */
export const incidentAssessmentQuery = (id: string) =>
  documentQuery(`${pathOf(id)}/assessment`, incidentAssessmentSchema, {}, [
    'alerting',
    'change',
    'inventory',
  ]);

/** Its postmortem: the last version, or the one that is asked for. What Gatehouse fills in takes a while, so nothing wakes it. */
export const postmortemQuery = (id: string, version?: number) =>
  documentQuery(`${pathOf(id)}/postmortem`, postmortemSchema, { version }, []);

/** What is to be done after incidents. */
export const postmortemActionsQuery = () =>
  documentQuery(ACTIONS, postmortemActionListSchema, {}, ['alerting']);

/** Where its postmortem is to be had as a file. */
export const postmortemFileHref = (id: string, format: 'md' | 'pdf'): string =>
  `${pathOf(id)}/postmortem/file?format=${format}`;

/** Opens an incident. Throws `ProblemError`, as all changes below. */
export const openIncident = (input: IncidentInput): Promise<{ id: string; number: number }> =>
  sendJson('POST', INCIDENTS, input, z.object({ id: z.string(), number: z.number() }));

export const changeIncident = (id: string, change: IncidentChange): Promise<void> =>
  send('PATCH', pathOf(id), change);

export const changeIncidentAlerts = (id: string, change: IncidentAlerts): Promise<void> =>
  send('POST', `${pathOf(id)}/alerts`, change);

export const addIncidentNote = (id: string, note: IncidentNote): Promise<void> =>
  send('POST', `${pathOf(id)}/notes`, note);

export const tickIncidentStep = (id: string, tick: StepTick): Promise<void> =>
  send('PUT', `${pathOf(id)}/steps`, tick);

export const changeIncidentState = (id: string, state: IncidentStateInput): Promise<void> =>
  send('POST', `${pathOf(id)}/state`, state);

export const correctIncidentTimes = (id: string, times: IncidentTimesInput): Promise<void> =>
  send('POST', `${pathOf(id)}/times`, times);

export const correctAlertTimes = (times: AlertTimesInput): Promise<void> =>
  send('PUT', '/api/v1/alert-times', times);

export const recordMeasure = (id: string, measure: MeasureInput): Promise<void> =>
  send('POST', `${pathOf(id)}/measures`, measure);

export const endMeasure = (id: string, measureId: string): Promise<void> =>
  send('POST', `${pathOf(id)}/measures/${encodeURIComponent(measureId)}/end`);

export const writePostmortem = (id: string, input: PostmortemInput): Promise<{ version: number }> =>
  sendJson('PUT', `${pathOf(id)}/postmortem`, input, z.object({ version: z.number() }));

export const addPostmortemAction = (id: string, action: ActionInput): Promise<void> =>
  send('POST', `${pathOf(id)}/actions`, action);

export const changePostmortemAction = (actionId: string, change: ActionChange): Promise<void> =>
  send('PATCH', `${ACTIONS}/${encodeURIComponent(actionId)}`, change);
