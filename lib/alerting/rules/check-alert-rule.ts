import type { AlertRuleInput } from '@/lib/domain/alerting/alert-rule';

/** What a detector says of the numbers that its rules hold conditions to. */
export type KnownParameter = {
  name: string;
  label: string;
  unit: string;
  initial: number;
  min: number;
  max: number;
};

export type RuleIssue = { path: string; message: string };

/**
 * An alert rule with every number that its detector reads: one that was left out is the detector's own. Issues name the
 * fields that are wrong; none of them are what its schema says already.
 */
export function checkAlertRule(
  rule: AlertRuleInput,
  { parameters, isCount }: { parameters: readonly KnownParameter[]; isCount: boolean },
): { rule: AlertRuleInput; issues: RuleIssue[] } {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const issues: RuleIssue[] = [];
  for (const [name, value] of Object.entries(rule.threshold)) {
    const parameter = known.get(name);
    if (!parameter)
      issues.push({
        path: `threshold.${name}`,
        message: `This detector does not know "${name}"${known.size > 0 ? `, only ${[...known.keys()].join(', ')}` : ''}.`,
      });
    else if (!(value >= parameter.min && value <= parameter.max))
      issues.push({
        path: `threshold.${name}`,
        message: `Choose from ${sayNumber(parameter.min, parameter)} to ${sayNumber(parameter.max, parameter)}.`,
      });
  }
  if (rule.dynamic) {
    const { atLeast, atMost, weeks, fewestWeeks } = rule.dynamic;
    if (!isCount)
      issues.push({
        path: 'dynamic',
        message: 'Only what this detector counts could be held to its own history, and it counts nothing.',
      });
    if (fewestWeeks > weeks)
      issues.push({ path: 'dynamic.fewestWeeks', message: 'There are not so many weeks to look at.' });
    if (atLeast !== null && atMost !== null && atLeast > atMost)
      issues.push({ path: 'dynamic.atMost', message: 'It is below the other bound.' });
  }
  const threshold = Object.fromEntries(
    parameters.map(({ name, initial }) => [name, rule.threshold[name] ?? initial]),
  );
  return { rule: { ...rule, threshold, dedupeBy: [...new Set(rule.dedupeBy)] }, issues };
}

/** Shares are said as people type them. */
const sayNumber = (value: number, { unit }: KnownParameter): string =>
  unit === 'share' ? `${Number((value * 100).toPrecision(6))} %` : value.toLocaleString('en-US');
