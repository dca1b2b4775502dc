import { fromLocal, toLocal } from '@/lib/slo/zoned-time';
import type { RotationPlan } from './rotation-plan';

const DAY_MS = 86_400_000;

/** A turn of the plan, before anybody takes over: its number from 0, and from when to when it is. */
export type Turn = { index: number; fromMs: number; toMs: number };

/**
 * The turn at an instant; null before the first. Turns change when clocks in the time zone show the handoff time (where they
 * skip it, at the change of clocks; where they show it twice, the first time), so they last a whole number of days by the
 * clock. With a fixed weekday they are counted from the last such day up to the start, so the first may be shorter.
 */
export function findTurn(plan: RotationPlan, atMs: number): Turn | null {
  const { timeZone, shiftDays } = plan;
  const start = startOf(plan);
  const first = firstHandoff(plan, start);
  const begins = (index: number) => fromLocal(first + index * shiftDays * DAY_MS, timeZone);
  const startMs = fromLocal(start, timeZone);
  if (atMs < startMs) return null;
  let index = Math.floor((toLocal(atMs, timeZone) - first) / (shiftDays * DAY_MS));
  // Readings of clocks repeat and skip, instants do not: near a change of clocks the guess is one off.
  while (begins(index) > atMs) index -= 1;
  while (begins(index + 1) <= atMs) index += 1;
  return { index, fromMs: Math.max(begins(index), startMs), toMs: begins(index + 1) };
}

/** When the first turn of a plan begins. */
export const findStart = (plan: RotationPlan): number => fromLocal(startOf(plan), plan.timeZone);

/** What clocks show at the start, as the milliseconds of the same reading in UTC. */
const startOf = ({ startsOn, handoffTime }: RotationPlan): number =>
  Date.parse(`${startsOn}T${handoffTime}:00Z`);

function firstHandoff({ handoffWeekday }: RotationPlan, start: number): number {
  if (handoffWeekday === null) return start;
  const weekday = new Date(start).getUTCDay() || 7;
  return start - ((weekday - handoffWeekday + 7) % 7) * DAY_MS;
}
