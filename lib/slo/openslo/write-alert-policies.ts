import type { ObjectiveInput, RuleSetting } from '@/lib/domain/objective';
import { ANNOTATIONS } from './annotations';
import { writeDuration } from './duration';
import { presetConditions, type PresetCondition } from './preset-conditions';

type Annotations = Record<string, string>;

/** The rules of an objective as alert policies: one each, of the ladder one a rung. */
export function writeAlertPolicies({ rules, window }: Pick<ObjectiveInput, 'rules' | 'window'>) {
  return rules.flatMap((rule) =>
    rule.preset === 'custom'
      ? [writeCustom(rule)]
      : presetConditions(rule, window).map((condition) =>
          writePolicy(condition, {
            [ANNOTATIONS.preset]: rule.preset,
            ...(rule.preset !== 'ladder' && { [ANNOTATIONS.basis]: rule.basis }),
          }),
        ),
  );
}

function writeCustom(rule: Extract<RuleSetting, { preset: 'custom' }>) {
  const { name, severity, longMinutes, shortMinutes, factor, minTotal, minBad } = rule;
  return writePolicy(
    { name, severity, threshold: factor, lookbackWindow: writeDuration(longMinutes) },
    {},
    {
      [ANNOTATIONS.shortWindow]: writeDuration(shortMinutes),
      [ANNOTATIONS.minTotal]: String(minTotal),
      [ANNOTATIONS.minBad]: String(minBad),
    },
  );
}

function writePolicy(
  { name, severity, threshold, lookbackWindow }: PresetCondition,
  annotations: Annotations,
  ofCondition?: Annotations,
) {
  return {
    kind: 'AlertPolicy',
    metadata: { name, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      alertWhenNoData: false,
      alertWhenResolved: false,
      alertWhenBreaching: true,
      conditions: [
        {
          kind: 'AlertCondition',
          metadata: { name, ...(ofCondition && { annotations: ofCondition }) },
          spec: { severity, condition: { kind: 'burnrate', op: 'gt', threshold, lookbackWindow } },
        },
      ],
      notificationTargets: [],
    },
  };
}
