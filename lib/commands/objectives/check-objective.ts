import { GatehouseError } from '@/lib/domain/errors';
import type { ObjectiveInput } from '@/lib/domain/objective';

/**
 * What no single field can tell. Throws `invalid-input` with the field: a trend has no target and no rules
 * on burn, all others have a target; an estimate from reviews has no rules either.
 */
export function checkObjective({ indicator, target, rules, method }: ObjectiveInput): void {
  const refuse = (path: string, message: string, remedy: string) => {
    throw new GatehouseError('invalid-input', message, { path, remedy, issues: [{ path, message }] });
  };
  if (indicator === 'M8' && target !== null)
    refuse('target', 'The objective of M8 is a trend, not a target.', 'Leave the target empty.');
  if (indicator !== 'M8' && target === null)
    refuse('target', `An objective of ${indicator} needs a target.`, 'Write one such as 0.999.');
  const isEstimate = indicator === 'M3' || indicator === 'M8';
  if (isEstimate && rules.length > 0)
    refuse(
      'rules',
      `${indicator} has no burn rate that a rule could watch.`,
      'Leave the rules empty: the objective is judged by its estimate or its trend.',
    );
  if (isEstimate && method.type !== 'occurrences')
    refuse('method', `${indicator} cannot be counted in time slices.`, 'Choose occurrences.');
  const names = rules.map((rule) => (rule.preset === 'custom' ? rule.name : rule.preset));
  if (new Set(names).size < names.length)
    refuse('rules', 'Two rules have the same name.', 'Name each rule once; a preset can be chosen once.');
}
