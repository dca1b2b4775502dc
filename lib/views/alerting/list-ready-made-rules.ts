import { completeRule } from '@/lib/alerting/complete-rule';
import { READY_MADE_RULES } from '@/lib/alerting/ready-made-rules';
import type { AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import { findWatcher } from './find-watcher';

/** The rules that come with Gatehouse as they are stored: of the detectors that there are. */
export const listReadyMadeRules = (): (AlertRuleInput & { id: string })[] =>
  READY_MADE_RULES.flatMap((rule) => {
    const watcher = findWatcher(rule.detector);
    return watcher ? [completeRule(rule, watcher)] : [];
  });
