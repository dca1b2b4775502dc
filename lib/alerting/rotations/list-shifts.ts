import { findStart, findTurn, type Turn } from './find-turn';
import type { Override, RotationPlan, Shift } from './rotation-plan';

/**
 * The shifts that touch [fromMs, toMs), whole, in their order. `available`: the accounts that can be reached; the turn of
 * another goes to the next member who can, and nobody who cannot takes over. Before the start of the rotation only those
 * who take over are on call.
 */
export function listShifts(
  plan: RotationPlan,
  overrides: readonly Override[],
  available: ReadonlySet<string>,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Shift[] {
  const held = overrides.filter(({ accountId }) => available.has(accountId));
  const touching = held.filter((override) => override.fromMs < toMs && override.toMs > fromMs);
  // Shifts at the edges are told whole, so that they are the same ones whichever window asks.
  const begin = Math.min(
    findTurn(plan, fromMs)?.fromMs ?? fromMs,
    ...touching.map((override) => override.fromMs),
  );
  const end = Math.max(findTurn(plan, toMs - 1)?.toMs ?? toMs, ...touching.map((override) => override.toMs));
  const turns = listTurns(plan, begin, end);
  const edges = [
    begin,
    end,
    ...turns.flatMap((turn) => [turn.fromMs, turn.toMs]),
    ...held.flatMap((override) => [override.fromMs, override.toMs]),
  ].filter((edge) => edge >= begin && edge <= end);
  const times = [...new Set(edges)].toSorted((left, right) => left - right);
  const pieces = times.slice(0, -1).flatMap((from, place) => {
    const turn = turns.find((each) => each.fromMs <= from && from < each.toMs) ?? null;
    const piece = personAt(plan, turn, held, available, from);
    return piece ? [{ ...piece, fromMs: from, toMs: times[place + 1]! }] : [];
  });
  return join(pieces).filter((shift) => shift.fromMs < toMs && shift.toMs > fromMs);
}

type Piece = Shift & { turn: number | null };

function listTurns(plan: RotationPlan, fromMs: number, toMs: number): Turn[] {
  const turns: Turn[] = [];
  let at = Math.max(fromMs, findStart(plan));
  while (at < toMs) {
    const turn = findTurn(plan, at)!;
    turns.push(turn);
    at = turn.toMs;
  }
  return turns;
}

function personAt(
  { members }: RotationPlan,
  turn: Turn | null,
  overrides: readonly Override[],
  available: ReadonlySet<string>,
  atMs: number,
): Omit<Piece, 'fromMs' | 'toMs'> | null {
  const [override] = overrides
    .filter((each) => each.fromMs <= atMs && atMs < each.toMs)
    .toSorted((left, right) => right.createdAtMs - left.createdAtMs || (left.id < right.id ? 1 : -1));
  if (override)
    return { accountId: override.accountId, insteadOf: null, overrideId: override.id, turn: null };
  if (!turn) return null;
  const first = members.length === 0 ? 0 : turn.index % members.length;
  const order = [...members.slice(first), ...members.slice(0, first)];
  const accountId = order.find((member) => available.has(member)) ?? null;
  const insteadOf = accountId === order[0] ? null : (order[0] ?? null);
  return { accountId, insteadOf, overrideId: null, turn: turn.index };
}

/** What one override was cut into by the turns under it is one shift. */
function join(pieces: readonly Piece[]): Shift[] {
  const shifts: Piece[] = [];
  for (const piece of pieces) {
    const last = shifts.at(-1);
    const isSame =
      last?.toMs === piece.fromMs && last.overrideId === piece.overrideId && last.turn === piece.turn;
    if (isSame) last.toMs = piece.toMs;
    else shifts.push({ ...piece });
  }
  return shifts.map(({ turn: _turn, ...shift }) => shift);
}
