import { judgeNoise } from '@/lib/alerting/rules/judge-noise';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { ABOUT_DETECTORS, DETECTORS } from '@/lib/domain/alerting/detectors';
import type { AlertRules, Detector } from '@/lib/domain/read-models/alert-rules';
import type { Actor } from '@/lib/domain/roles';
import { listAlertRules } from '@/lib/store/alerting/list-alert-rules';
import { listEvaluations } from '@/lib/store/alerting/list-evaluations';
import { readEvaluatedAt } from '@/lib/store/alerting/read-evaluated-at';
import { readRuleRecords } from '@/lib/store/alerting/read-rule-records';
import { findWatcher } from '../find-watcher';
import { mayReadRule, narrowRule } from './may-read-rule';

const NEVER = { fired7Days: 0, fired30Days: 0, unattended: 0, open: 0 };

/**
 * Every alert rule that looks at the actor's zones, with its last evaluation and how often it fired there lately, and what
 * rules may watch for. Needs alerts:read.
 */
export async function listRules(actor: Actor, now: Date): Promise<AlertRules> {
  requirePermission(actor, 'alerts:read');
  const [rules, evaluations, records, evaluatedAt] = await Promise.all([
    listAlertRules(),
    listEvaluations(),
    readRuleRecords(now, confineToZones(actor)),
    readEvaluatedAt(),
  ]);
  return {
    items: rules
      .filter((rule) => mayReadRule(actor, rule))
      .map((rule) => {
        const { fired7Days, fired30Days, unattended, open } = records.get(rule.id) ?? NEVER;
        return {
          ...narrowRule(actor, rule),
          evaluation: evaluations.get(rule.id) ?? null,
          fired7Days,
          fired30Days,
          open,
          noise: judgeNoise({ fired7Days, fired30Days, unattended }),
        };
      }),
    detectors: listDetectors(),
    evaluatedAt: evaluatedAt?.toISOString() ?? null,
  };
}

const listDetectors = (): Detector[] =>
  DETECTORS.flatMap((id) => {
    const watcher = findWatcher(id);
    if (!watcher) return [];
    const { parameters, isCount, defaults } = watcher;
    return [{ id, ...ABOUT_DETECTORS[id], parameters: [...parameters], isCount, defaults }];
  });
