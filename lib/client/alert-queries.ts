import { z } from 'zod';
import {
  alertConditionTraceSchema,
  alertDetailSchema,
  alertListSchema,
  type AlertListQuery,
} from '@/lib/domain/read-models/alerts';
import { sendJson } from './fetch-json';
import { isAbout } from './is-about';
import { documentQuery, pagedQuery } from './query-options';

const ALERTS = '/api/v1/alerts';

/** Where an alert is shown. */
export const alertHref = (id: string): string => `/alerts/${id}`;

/** Whether a query is about alerts: these are asked again after a change of one. */
export const isAboutAlerts = isAbout(ALERTS, '/api/v1/incidents');

type AlertFilter = Partial<Omit<AlertListQuery, 'limit' | 'cursor'>>;

/** Alerts, the gravest first, page by page. */
export const alertsQuery = (filter: AlertFilter) =>
  pagedQuery(ALERTS, alertListSchema, filter, ['alerting', 'settings']);

/** The first alerts with when rules were evaluated last. */
export const firstAlertsQuery = (filter: AlertFilter, limit = 100) =>
  documentQuery(ALERTS, alertListSchema, { ...filter, limit }, ['alerting', 'settings']);

/** One alert with everything about it. */
export const alertQuery = (id: string) =>
  documentQuery(`${ALERTS}/${encodeURIComponent(id)}`, alertDetailSchema, {}, ['alerting', 'change']);

/** What its rule says of it around its time. */
export const alertConditionQuery = (id: string) =>
  documentQuery(`${ALERTS}/${encodeURIComponent(id)}/condition`, alertConditionTraceSchema, {}, ['alerting']);

const changedSchema = z.object({ changed: z.number().int() });

/** Takes alerts over, gives them back, or ends them, each with a note; says how many changed. Throws `ProblemError`. */
export const changeAlerts = (
  verb: 'acknowledge' | 'unacknowledge' | 'resolve',
  ids: readonly string[],
  note: string,
): Promise<{ changed: number }> => sendJson('POST', `${ALERTS}/${verb}`, { ids, note }, changedSchema);
