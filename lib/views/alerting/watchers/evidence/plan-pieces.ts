import type { EvidencePiece } from '@/lib/store/alerting/evidence/read-counted-series';
import type { WatchedRule } from '../../watcher';

const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** Times farther apart than this are judged by steps as long; a month of minutes would be read for nothing. */
const COARSE_MS = 5 * MINUTE_MS;

/** The times that a rule is asked about, as `Watcher.open` has them. */
export type AskedWindow = { fromMs: number; toMs: number; stepMs: number };

export const floorTo = (atMs: number, unitMs: number): number => Math.floor(atMs / unitMs) * unitMs;
export const ceilTo = (atMs: number, unitMs: number): number => Math.ceil(atMs / unitMs) * unitMs;

/** The minutes, or steps of five of them, that judging needs which looks back so far. */
export function planRecent({ fromMs, toMs, stepMs }: AskedWindow, lookbackMs: number): EvidencePiece {
  const step = stepMs < COARSE_MS ? MINUTE_MS : COARSE_MS;
  return {
    grain: 'minute',
    fromMs: floorTo(fromMs - lookbackMs, step),
    toMs: ceilTo(toMs, step),
    stepMs: step,
  };
}

/** The same for a window of counts, and for the hour that a dynamic rule counts in. */
export const planWindow = (
  { dynamic }: Pick<WatchedRule, 'dynamic'>,
  asked: AskedWindow,
  windowMs: number,
): EvidencePiece => planRecent(asked, Math.max(windowMs, dynamic ? HOUR_MS : 0));

/**
 * The time at which a piece can be judged: the minute that goes on counts as it is, but of a longer step the end is waited
 * for, since its count is not known in parts.
 */
export const alignTo = (atMs: number, { stepMs }: EvidencePiece): number =>
  stepMs > MINUTE_MS ? floorTo(atMs, stepMs) : atMs;

/** The hours of `beforeMs` before a piece, with the minutes between the last whole one and the piece. */
export function planBefore({ fromMs }: EvidencePiece, beforeMs: number): EvidencePiece[] {
  const hour = floorTo(fromMs, HOUR_MS);
  return [
    { grain: 'hour', fromMs: hour - ceilTo(beforeMs, HOUR_MS), toMs: hour, stepMs: HOUR_MS },
    { grain: 'minute', fromMs: hour, toMs: fromMs, stepMs: MINUTE_MS },
  ];
}

/** Whole hours that judging needs which looks back so far. */
export const planHours = ({ fromMs, toMs }: AskedWindow, lookbackMs: number): EvidencePiece => ({
  grain: 'hour',
  fromMs: floorTo(fromMs - lookbackMs, HOUR_MS),
  toMs: ceilTo(toMs, HOUR_MS),
  stepMs: HOUR_MS,
});

/**
 * What judging needs that looks at `beforeMs` before the last `recentMs`: whole UTC days where the asked times lie within one,
 * hours around them.
 */
export function planDays(
  window: AskedWindow,
  { recentMs, beforeMs }: { recentMs: number; beforeMs: number },
): EvidencePiece[] {
  const hours = planHours(window, recentMs + beforeMs);
  const first = ceilTo(hours.fromMs, DAY_MS);
  const last = floorTo(window.fromMs - recentMs, DAY_MS);
  if (window.toMs - window.fromMs > DAY_MS || first >= last) return [hours];
  return [
    { ...hours, toMs: first },
    { grain: 'day', fromMs: first, toMs: last, stepMs: DAY_MS },
    { ...hours, fromMs: last },
  ];
}

/** The hours of earlier weeks that lie around the asked times, without those that are asked for twice. */
export function planWeeks({ fromMs, toMs }: AskedWindow, weeks: number): EvidencePiece[] {
  const pieces: EvidencePiece[] = [];
  for (let week = weeks; week >= 1; week -= 1) {
    const piece: EvidencePiece = {
      grain: 'hour',
      fromMs: floorTo(fromMs - week * 7 * DAY_MS, HOUR_MS) - HOUR_MS,
      toMs: floorTo(toMs - week * 7 * DAY_MS, HOUR_MS) + HOUR_MS,
      stepMs: HOUR_MS,
    };
    const last = pieces.at(-1);
    if (last && piece.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, piece.toMs);
    else pieces.push(piece);
  }
  return pieces;
}
