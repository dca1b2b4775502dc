import type { ObjectiveAssessment, ObjectivePlan } from './assess-objective';
import { sayDuration, sayShare, sayTimes } from './words';

/** How an objective is doing, in a sentence with both windows, the threshold and what is left. */
export function describeStatus(
  { status: windows, budgetRatio }: ObjectivePlan,
  { status, longBurn, shortBurn, budget }: ObjectiveAssessment,
): string {
  const [long, short] = [sayDuration(windows.longMs), sayDuration(windows.shortMs)];
  const left = describeBudget(budget.remaining, budget.counts.bad);
  if (budget.remaining === null) return 'Nothing was measured in the window of the objective.';
  if (budgetRatio === 0) return `${left} One violation is a breach.`;
  const burns = `${describeBurn(longBurn, long)} and ${describeBurn(shortBurn, short)}`;
  const threshold = `the threshold of ${sayTimes(windows.factor)}`;
  switch (status) {
    case 'critical':
      return `Critical: ${burns}, both above ${threshold}. ${left}`;
    case 'recovering':
      return `Recovering: ${burns}; only the longer is still above ${threshold}. ${left}`;
    case 'increasing':
      return `Increasing: ${burns}; the shorter is above ${threshold}, the longer not yet. ${left}`;
    case 'acceptable':
      return `Acceptable: ${burns}, neither above ${threshold}. ${left}`;
    case 'too-few-events':
      return `Too few events in the last ${long} to tell a burn rate. ${left}`;
    case 'no-data':
      return `Nothing was measured in the last ${long}. ${left}`;
  }
}

const describeBurn = (burn: number | null, window: string): string =>
  burn === null ? `nothing measured over ${window}` : `${sayTimes(burn)} over ${window}`;

function describeBudget(remaining: number | null, bad: number): string {
  if (remaining === null) return '';
  if (remaining === -Infinity)
    return `There ${bad === 1 ? 'was 1 violation' : `were ${bad.toLocaleString('en-US')} violations`}, and none is allowed.`;
  if (remaining < 0) return `The budget is exhausted: ${sayShare(remaining)} is left.`;
  return `${sayShare(remaining)} of the budget is left.`;
}
