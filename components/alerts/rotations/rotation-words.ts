import { formatCounted } from '@/components/format/format-count';
import { nameWeekday } from '@/components/format/weekdays';
import type { EscalationRun, EscalationRow } from '@/lib/domain/read-models/routing';
import type { RotationRow } from '@/lib/domain/read-models/rotations';

/** Why a button does nothing for a reader. */
export const WHO_PLANS = 'Only administrators change rotations and escalations.';
export const WHO_TAKES_OVER =
  'Your role does not take over shifts: on-call, reviewers and administrators do.';

/** How shifts change: "Every 7 days, on Mondays at 09:00 (Europe/Berlin), since 2026-11-02". */
export function describePlan({
  handoffWeekday,
  handoffTime,
  shiftDays,
  timeZone,
  startsOn,
}: Pick<RotationRow, 'handoffWeekday' | 'handoffTime' | 'shiftDays' | 'timeZone' | 'startsOn'>): string {
  const length = shiftDays === 1 ? 'Every day' : `Every ${formatCounted(shiftDays, 'day')}`;
  const day = handoffWeekday === null ? '' : `, on ${nameWeekday(handoffWeekday)}s`;
  return `${length}${day} at ${handoffTime} (${timeZone}), since ${startsOn}`;
}

/** Who is on call, in one sentence. */
export function describeOnCall(items: readonly Pick<RotationRow, 'name' | 'now'>[]): string {
  if (items.length === 0) return 'No rotation exists: nobody is on call.';
  const parts = items.map(({ name, now }) => `${now?.person?.name ?? 'nobody'} (${name})`);
  return `On call now: ${parts.slice(0, 3).join(', ')}${parts.length > 3 ? ` and ${parts.length - 3} more` : ''}.`;
}

/** Why an escalation ended. */
export const END_WORDS: Readonly<Record<NonNullable<EscalationRun['endedReason']>, string>> = {
  acknowledged: 'acknowledged',
  resolved: 'resolved',
  suppressed: 'hidden by a silence or another alert',
  exhausted: 'ended: nobody acknowledged',
  removed: 'ended: the policy or its message was removed',
};

/** When a step comes: "at once", "after 15 min". */
export const describeStepTime = (afterMinutes: number): string =>
  afterMinutes === 0 ? 'At once' : `After ${afterMinutes} min more without acknowledgement`;

/** What comes after the last step. */
export const describeRepeat = ({
  repeatTimes,
  repeatAfterMinutes,
}: Pick<EscalationRow, 'repeatTimes' | 'repeatAfterMinutes'>): string =>
  repeatTimes === 0
    ? `${repeatAfterMinutes} min after the last step it ends.`
    : `${repeatAfterMinutes} min after the last step all of it begins again, ${formatCounted(repeatTimes, 'time')}.`;
