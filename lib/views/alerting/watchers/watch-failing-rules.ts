import { judgeEvaluations } from '@/lib/alerting/detectors/failing-rules/judge-evaluations';
import { listAlertRules } from '@/lib/store/alerting/list-alert-rules';
import { listEvaluations } from '@/lib/store/alerting/list-evaluations';
import type { Watcher } from '../watcher';

/** Only the last evaluation is known: it tells of the end of the window, not of what lies further back. */
const LAST_HOLDS_MS = 10 * 60_000;

/** Gatehouse itself: alert rules that cannot be evaluated. They belong to no zone. */
export const failingRulesWatcher: Watcher = {
  detector: 'failing-rules',
  parameters: [],
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 5,
    keepFiringMinutes: 5,
    cooldownMinutes: 60,
    dedupeBy: ['item'],
  },
  open: async (_rule, { toMs }) => {
    const [rules, evaluations] = await Promise.all([listAlertRules(), listEvaluations()]);
    const evaluated = rules
      .filter(({ isEnabled }) => isEnabled)
      .map(({ id, name }) => {
        const { outcome = null, error = null } = evaluations.get(id) ?? {};
        return { name, outcome, error };
      });
    return { judge: (atMs) => (toMs - atMs <= LAST_HOLDS_MS ? judgeEvaluations(evaluated, atMs) : []) };
  },
};
