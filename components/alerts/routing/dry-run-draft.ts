import { fromLocalInput } from '@/components/time-range/local-input';
import type { AlertSeverity } from '@/lib/domain/alerting/alert-state';
import type { Route } from '@/lib/domain/alerting/routing';
import type { DryRunAlert } from '@/lib/domain/read-models/routing';

/** What is asked of the routes, as texts of a form. */
export type DryRunDraft = {
  /** The id of a stored alert; '' for one that is thought up. */
  alertId: string;
  severity: AlertSeverity;
  detector: string;
  zone: string;
  service: string;
  environment: string;
  policy: string;
  owner: string;
  /** As name=value, between commas. */
  labels: string;
  /** Of a `datetime-local` field; '' for now. */
  at: string;
};

export const FIRST_DRY_RUN: DryRunDraft = {
  alertId: '',
  severity: 'page',
  detector: '',
  zone: '',
  service: '',
  environment: '',
  policy: '',
  owner: '',
  labels: '',
  at: '',
};

export type DryRunQuestion = { at?: string; tree?: Route; alertId?: string; alert?: DryRunAlert };

/** The question that a form stands for; a tree only where it is not the saved one. `utc`: how times are typed. */
export function readDryRun(draft: DryRunDraft, tree: Route | null, utc: boolean): DryRunQuestion {
  const at = fromLocalInput(draft.at, utc)?.toISOString();
  const common = { ...(at !== undefined && { at }), ...(tree && { tree }) };
  if (draft.alertId) return { ...common, alertId: draft.alertId };
  const text = (value: string) => value.trim() || null;
  const alert: DryRunAlert = {
    severity: draft.severity,
    detector: text(draft.detector),
    zone: text(draft.zone),
    service: text(draft.service),
    environment: text(draft.environment),
    policy: text(draft.policy),
    owner: text(draft.owner),
    labels: readLabels(draft.labels),
  };
  return { ...common, alert };
}

/** "team=pay, tier=1" as labels; what has no name is left out. */
const readLabels = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .map((pair) => pair.split('='))
      .flatMap(([name = '', ...value]) => (name.trim() ? [[name.trim(), value.join('=').trim()]] : [])),
  );
