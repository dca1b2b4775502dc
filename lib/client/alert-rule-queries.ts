import { queryOptions } from '@tanstack/react-query';
import { alertRuleSchema, type AlertRule, type AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import { alertRulesSchema, rulePreviewSchema } from '@/lib/domain/read-models/alert-rules';
import { send, sendJson } from './fetch-json';
import { documentQuery } from './query-options';

const RULES = '/api/v1/alert-rules';

const rulePath = (id: string) => `${RULES}/${encodeURIComponent(id)}`;

/** Where alert rules are shown, and one of them. */
export const ALERT_RULES = '/alerts/rules';
export const alertRuleHref = (id: string): string => `${ALERT_RULES}/${encodeURIComponent(id)}`;

/** Every alert rule with how it does, and what rules may watch for. */
export const alertRulesQuery = () => documentQuery(RULES, alertRulesSchema, {}, ['alerting', 'settings']);

/** How often a rule would have fired in the last 30 days if it were saved like this. */
export const rulePreviewQuery = (input: AlertRuleInput) =>
  queryOptions({
    queryKey: [`${RULES}/preview`, input] as const,
    queryFn: ({ signal }) => sendJson('POST', `${RULES}/preview`, input, rulePreviewSchema, signal),
    // It takes seconds, and thirty days hardly change within minutes.
    staleTime: 5 * 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });

/** Adds an alert rule. Throws `ProblemError`. */
export const addAlertRule = (input: AlertRuleInput): Promise<AlertRule> =>
  sendJson('POST', RULES, input, alertRuleSchema);

/** Changes an alert rule from the revision that was looked at. Throws `ProblemError`: 409 where it has another one. */
export const changeAlertRule = (
  id: string,
  input: AlertRuleInput & { revision: number },
): Promise<AlertRule> => sendJson('PUT', rulePath(id), input, alertRuleSchema);

/** Removes an alert rule. Throws `ProblemError`. */
export const removeAlertRule = (id: string): Promise<void> => send('DELETE', rulePath(id));

/** Whether a query is about alert rules, but no preview of one: these are asked again after a change. */
export const isAboutRules = ({ queryKey: [path] }: { queryKey: readonly unknown[] }): boolean =>
  path === RULES;
