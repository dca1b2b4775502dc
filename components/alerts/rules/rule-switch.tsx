'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Switch } from '@/components/ui/switch';
import { Tooltip } from '@/components/ui/tooltip';
import { showToast } from '@/components/ui/toast-store';
import { changeAlertRule, isAboutRules } from '@/lib/client/alert-rule-queries';
import { generalErrorOf } from '@/lib/client/field-errors';
import { alertRuleInputSchema } from '@/lib/domain/alerting/alert-rule';
import type { AlertRuleRow } from '@/lib/domain/read-models/alert-rules';
import { WHO_CHANGES_RULES } from './who-changes-rules';

/** Switches a rule on and off from the list. */
export function RuleSwitch({ rule, mayWrite }: { rule: AlertRuleRow; mayWrite: boolean }) {
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (isEnabled: boolean) =>
      changeAlertRule(rule.id, { ...alertRuleInputSchema.parse(rule), isEnabled, revision: rule.revision }),
    onSuccess: ({ name, isEnabled }) => showToast({ title: `${name} is ${isEnabled ? 'on' : 'off'}` }),
    onError: (error) =>
      showToast({
        title: `${rule.name} was not changed`,
        description: generalErrorOf(error, []) ?? undefined,
      }),
    onSettled: () => queryClient.invalidateQueries({ predicate: isAboutRules }),
  });
  const control = (
    <Switch
      aria-label={`${rule.name} is on`}
      checked={rule.isEnabled}
      disabled={isPending}
      aria-disabled={!mayWrite}
      onCheckedChange={(isEnabled) => (mayWrite ? mutate(isEnabled) : undefined)}
    />
  );
  return mayWrite ? control : <Tooltip content={WHO_CHANGES_RULES}>{control}</Tooltip>;
}
