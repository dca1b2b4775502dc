import type { ZoneMove } from '../read-models/trust-rules';

/** The moves with one more event that goes from a zone to another. */
export function addMove(moves: readonly ZoneMove[], from: string, to: string): ZoneMove[] {
  const isSame = (move: ZoneMove) => move.from === from && move.to === to;
  if (!moves.some(isSame)) return [...moves, { from, to, events: 1 }];
  return moves.map((move) => (isSame(move) ? { ...move, events: move.events + 1 } : move));
}
