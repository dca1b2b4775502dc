import type { Window } from '@/lib/domain/time-range';
import type { Stretch } from '@/lib/policy/list-stretches';

const MINUTE = 60_000;
const MAX_MINUTES = 30;

export type EffectWindows = { activatedAt: string; minutes: number; before: Window; after: Window };

/**
 * Equal windows before and after the first activation of a revision, in whole minutes as roll-ups
 * count them: at most 30, and not beyond `now` or the end of its first stretch in force. Null when it
 * was never active. `stretches` are latest first.
 */
export function chooseEffectWindows(stretches: readonly Stretch[], now: Date): EffectWindows | null {
  const first = stretches.at(-1);
  if (!first) return null;
  const start = Math.floor(Date.parse(first.since) / MINUTE) * MINUTE;
  const end = Math.min(now.getTime(), first.until === null ? Infinity : Date.parse(first.until));
  const minutes = Math.max(1, Math.min(MAX_MINUTES, Math.floor((end - start) / MINUTE)));
  return {
    activatedAt: first.since,
    minutes,
    before: { from: new Date(start - minutes * MINUTE), to: new Date(start) },
    after: { from: new Date(start), to: new Date(start + minutes * MINUTE) },
  };
}
