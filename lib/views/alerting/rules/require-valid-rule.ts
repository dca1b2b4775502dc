import { checkAlertRule } from '@/lib/alerting/rules/check-alert-rule';
import { alertRuleInputSchema, type AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import { GatehouseError } from '@/lib/domain/errors';
import { findWatcher } from '../find-watcher';

/**
 * An alert rule with every number that its detector reads. Throws `invalid-input` with the fields that are wrong by what
 * the detector says.
 */
export function requireValidRule(input: AlertRuleInput): AlertRuleInput {
  const given = alertRuleInputSchema.parse(input);
  const watcher = findWatcher(given.detector);
  if (!watcher)
    throw new GatehouseError('invalid-input', `There is no detector ${given.detector}.`, {
      path: 'detector',
    });
  const { rule, issues } = checkAlertRule(given, watcher);
  if (issues.length > 0)
    throw new GatehouseError('invalid-input', issues[0]!.message, {
      issues,
      remedy: 'Correct the fields that are named.',
    });
  return rule;
}
