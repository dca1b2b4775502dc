import { formatCount, formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { formatRatio } from '@/components/format/format-ratio';
import type { WeeklyReview } from '@/lib/domain/read-models/weekly-review';

/** The week in a sentence: what fired, what nobody had to touch, what is overdue. */
export function describeWeek({ rules, overdueRunbooks }: WeeklyReview): string {
  const fired = rules.reduce((sum, rule) => sum + rule.fired, 0);
  const untouched = rules.reduce((sum, rule) => sum + rule.endedUntouched, 0);
  const overdue = overdueRunbooks.length;
  const sentences = [
    fired === 0
      ? 'No alert fired.'
      : `${formatCounted(fired, 'alert')} fired${untouched > 0 ? `, ${untouched} of them ended without anybody touching them` : ''}.`,
    overdue > 0 ? `${formatCounted(overdue, 'runbook is', 'runbooks are')} overdue for a review.` : null,
  ];
  return sentences.filter(Boolean).join(' ');
}

/** "1,240 denials in 12 groups, 900 in the time before." */
export const describeDenials = ({ total, totalBefore, groupTotal }: WeeklyReview['denials']): string =>
  `${formatCounted(total, 'denial')} in ${formatCounted(groupTotal, 'group')}, ${formatCount(totalBefore)} in the time before.`;

/** How complete telemetry is, and what is silent. */
export function describeTelemetry(telemetry: WeeklyReview['telemetry']): string[] {
  const { coverage, coverageBefore, silent, untagged, services, lateSources, dropped } = telemetry;
  return [
    coverage === null
      ? 'M4 telemetry coverage: No data.'
      : `M4 telemetry coverage ${formatRatio(coverage)}${coverageBefore === null ? '' : `, ${formatRatio(coverageBefore)} before`}.`,
    services === 0
      ? 'The inventory names no service.'
      : silent + untagged === 0
        ? `All ${services} services send tagged telemetry.`
        : `${silent} of ${services} services are silent, ${untagged} untagged.`,
    lateSources.length === 0
      ? 'No source is late.'
      : `Silent sources: ${lateSources.map(({ source }) => source).join(', ')}.`,
    ...(dropped > 0 ? [`Sources say that they lost ${formatCounted(dropped, 'event')}.`] : []),
  ];
}

/** How many changes failed, and how fast they were taken back. */
export function describeChanges(changes: WeeklyReview['changes']): string[] {
  const { reviewed, failed, failureRate, rolledBack, secondsToRollback, reviewedBefore, failureRateBefore } =
    changes;
  return [
    reviewed === 0
      ? 'No activation was reviewed.'
      : `${failed} of ${formatCounted(reviewed, 'reviewed activation')} failed (${formatRatio(failureRate)}).`,
    reviewedBefore === 0
      ? 'None was reviewed in the time before.'
      : `In the time before it was ${formatRatio(failureRateBefore)} of ${reviewedBefore}.`,
    ...(rolledBack > 0
      ? [`${rolledBack} rolled back, at the median after ${formatSeconds(secondsToRollback)}.`]
      : []),
  ];
}
