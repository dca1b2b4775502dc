import { findStart, findTurn } from './find-turn';
import { listShifts } from './list-shifts';
import type { Override, RotationPlan, Shift } from './rotation-plan';

const DAY_MS = 86_400_000;

export type OnCall = {
  /** The shift that is on; null when nobody's is. */
  now: Shift | null;
  /** The first shift after it of somebody else; null where nobody else comes. */
  next: Shift | null;
  /** Why nobody can be reached now; null where somebody can. */
  nobodyBecause: 'no-members' | 'not-begun' | 'all-disabled' | null;
};

/** Who is on call at an instant, and who comes next. `available`: the accounts that can be reached. */
export function whoIsOnCall(
  plan: RotationPlan,
  overrides: readonly Override[],
  available: ReadonlySet<string>,
  atMs: number,
): OnCall {
  // One more turn than there are members: by then somebody else had theirs, if there is anybody else.
  const begin = Math.max(atMs, findStart(plan));
  const aheadMs = begin + (plan.members.length + 1) * plan.shiftDays * DAY_MS;
  const near = overrides.filter((override) => override.fromMs < aheadMs);
  const toMs = Math.max(aheadMs, ...near.map((override) => override.toMs));
  const shifts = listShifts(plan, overrides, available, { fromMs: atMs, toMs });
  const now = shifts.find((shift) => shift.fromMs <= atMs && atMs < shift.toMs) ?? null;
  const later = shifts.filter((shift) => shift.fromMs > atMs);
  const next = later.find(({ accountId }) => accountId !== (now?.accountId ?? null)) ?? null;
  return { now, next, nobodyBecause: now?.accountId ? null : explain(plan, atMs) };
}

const explain = (plan: RotationPlan, atMs: number): OnCall['nobodyBecause'] =>
  plan.members.length === 0 ? 'no-members' : findTurn(plan, atMs) === null ? 'not-begun' : 'all-disabled';
