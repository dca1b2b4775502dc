import { EVERYWHERE, type AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { ReadyMadeRule } from './ready-made-rules';

/** What a detector says of rules that do not say it themselves. */
export type DetectorDefaults = {
  parameters: readonly { name: string; initial: number }[];
  defaults: Pick<AlertRuleInput, 'forMinutes' | 'keepFiringMinutes' | 'cooldownMinutes' | 'dedupeBy'>;
};

/** A ready-made rule with everything that it leaves to its detector, as it is stored. */
export function completeRule(
  { id, ...rule }: ReadyMadeRule,
  { parameters, defaults }: DetectorDefaults,
): AlertRuleInput & { id: string } {
  const initial = Object.fromEntries(parameters.map(({ name, initial }) => [name, initial]));
  return {
    id,
    scope: EVERYWHERE,
    dynamic: null,
    labels: {},
    runbook: null,
    isEnabled: true,
    ...defaults,
    ...rule,
    threshold: { ...initial, ...rule.threshold },
  };
}
