import type { BuiltRule } from './build-rules';
import { sayDuration, sayShare, sayTimes } from './words';

/** What a rule means for its objective, in plain numbers; or why it can never fire. */
export function describeRule(
  { rule, effectiveFactor, errorRatioThreshold, isReachable, detectMs }: BuiltRule,
  { budgetRatio }: { budgetRatio: number },
): string {
  const [long, short] = [sayDuration(rule.longMs), sayDuration(rule.shortMs)];
  if (budgetRatio === 0) return `Fires while both ${long} and ${short} hold at least one violation.`;
  if (!isReachable)
    return `Can never fire: it takes ${sayShare(errorRatioThreshold)} bad events over ${long} (a burn rate above ${sayTimes(effectiveFactor)}), and an outage of everything burns ${sayTimes(1 / budgetRatio)}.`;
  const clause =
    rule.consumption === null || (rule.consumption.reading === 'hour' && rule.consumption.basis === 'time')
      ? ''
      : rule.consumption.reading === 'hour'
        ? ` and the last ${long} took more than ${sayShare(rule.consumption.share)} of the budget by events`
        : ` and more than ${sayShare(rule.consumption.share)} of the whole budget is consumed`;
  const detect =
    detectMs === null || clause !== ''
      ? ''
      : ` An outage of everything fires it after ${sayDuration(detectMs)}.`;
  return `Fires above ${sayShare(errorRatioThreshold)} bad events over ${long} (a burn rate of ${sayTimes(effectiveFactor)}), while the last ${short} burn above ${sayTimes(rule.factor)}${clause}.${detect}`;
}
