import type { EscalationInput } from '@/lib/domain/alerting/escalation';

/** Where a run stands: its next step, or past the last one, and the round, both from 0. */
export type RunPlace = { step: number; round: number };

export type NextStep = {
  /** The step that is due now. */
  take: RunPlace;
  /** Where the run stands after it, and for how many minutes it waits there. */
  next: RunPlace & { afterMinutes: number };
};

/** The step that is due at a place; null when the last one of the last round was taken. */
export function takeStep(escalation: EscalationInput, { step, round }: RunPlace): NextStep | null {
  const isOver = step >= escalation.steps.length;
  if (isOver && round >= escalation.repeatTimes) return null;
  const take = isOver ? { step: 0, round: round + 1 } : { step, round };
  const next = { step: take.step + 1, round: take.round };
  return { take, next: { ...next, afterMinutes: minutesUntil(escalation, next.step) } };
}

/** How long a run waits for its next step; past the last one, for the next round or its end. */
export const minutesUntil = ({ steps, repeatAfterMinutes }: EscalationInput, step: number): number =>
  steps[step]?.afterMinutes ?? repeatAfterMinutes;

/** How many steps were told at a place: in later rounds all. */
export const countTold = ({ step, round }: RunPlace): number => (round > 0 ? Number.MAX_SAFE_INTEGER : step);
