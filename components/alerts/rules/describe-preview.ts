import { formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { formatShortTime, zoneName, type TimeZone } from '@/components/format/format-time';
import type { RulePreview } from '@/lib/domain/read-models/alert-rules';

const DAY_MS = 86_400_000;
/** From how many times a week on people stop looking. */
const MANY_A_WEEK = 20;

/** "Would have fired 14 times in the last 30 days, for 3 h in all, 40 min at most." */
export function describeTimes({
  times,
  untold,
  firingSeconds,
  longestSeconds,
  firingNow,
}: Pick<RulePreview, 'times' | 'untold' | 'firingSeconds' | 'longestSeconds' | 'firingNow'>): string {
  if (times + untold === 0) return 'Would not have fired in the last 30 days.';
  const often = times === 1 ? 'once' : formatCounted(times, 'time');
  const long = `for ${formatSeconds(firingSeconds)} in all, ${formatSeconds(longestSeconds)} at most`;
  const now = firingNow === 0 ? '' : firingNow === 1 ? ' It fires now.' : ` ${firingNow} of them fire now.`;
  return `Would have fired ${often} in the last 30 days, ${long}.${now}`;
}

/** What the figure does not say: that history is shorter, that judging was cut off, that it would be noisy. */
export function listReservations(preview: RulePreview, zone: TimeZone): string[] {
  const { cutAt, historyFrom, evidenceFrom, window, untold, times, subjectsLeftOut, stepSeconds } = preview;
  const say = (at: string) => `${formatShortTime(new Date(at), zone)} ${zoneName(new Date(at), zone)}`;
  const judgedFrom = cutAt ?? historyFrom ?? window.from;
  const isLate = (at: string) => Date.parse(at) - Date.parse(judgedFrom) > DAY_MS;
  return [
    ...(cutAt ? [`Judging took too long: this is from ${say(cutAt)} on.`] : []),
    ...(historyFrom && !cutAt ? [`History begins on ${say(historyFrom)}: it is shorter than 30 days.`] : []),
    ...(evidenceFrom === null
      ? [
          'Its detector had nothing to say of any time: what it looks at was not measured, or is not in its scope.',
        ]
      : isLate(evidenceFrom)
        ? [`Before ${say(evidenceFrom)} its detector could not tell anything.`]
        : []),
    ...(untold > 0
      ? [`${formatCounted(untold, 'more time')} within the cooldown, which nobody is told of.`]
      : []),
    ...(subjectsLeftOut > 0
      ? [`${formatCounted(subjectsLeftOut, 'subject')} beyond the first were left out.`]
      : []),
    ...(times >= (MANY_A_WEEK * 30) / 7
      ? [`That is ${Math.round((times * 7) / 30)} times a week: people stop looking.`]
      : []),
    `Judged every ${formatSeconds(stepSeconds)}; the evaluation looks more often.`,
  ];
}
