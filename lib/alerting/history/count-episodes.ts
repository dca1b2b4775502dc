import type { AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';

type Outcome = AlertCondition['outcome'];

/** When a rule fires and how long it stays so. */
export type RuleTimes = Pick<AlertRuleInput, 'forMinutes' | 'keepFiringMinutes' | 'cooldownMinutes'>;

/** One time that a rule would have fired; times are milliseconds since 1970. */
export type Episode = {
  /** When its condition began to hold, when it fired, and when it was over; null where it is not over yet. */
  pendingMs: number;
  openedMs: number;
  resolvedMs: number | null;
  /** False where it came within the cooldown of the one before and was over before that: nobody is told. */
  isTold: boolean;
};

/** How often a subject is looked at: from a time on, every so many milliseconds, so many times. */
export type Steps = { fromMs: number; stepMs: number; count: number };

/**
 * The times that a rule would have fired about one subject, from the outcome of its condition at every step. It fires when
 * the condition has held for `forMinutes`, and is over when it has not held for `keepFiringMinutes`; a step at which nobody
 * could tell neither begins nor ends anything.
 */
export function countEpisodes(
  outcomeAt: (step: number) => Outcome,
  { fromMs, stepMs, count }: Steps,
  times: RuleTimes,
): Episode[] {
  const [forMs, keepMs, cooldownMs] = [times.forMinutes, times.keepFiringMinutes, times.cooldownMinutes].map(
    (minutes) => minutes * 60_000,
  ) as [number, number, number];
  const episodes: Episode[] = [];
  let pendingMs: number | null = null;
  let lastTrueMs = 0;
  let open: Episode | null = null;
  for (let step = 0; step < count; step += 1) {
    const outcome = outcomeAt(step);
    if (outcome === 'no-data') continue;
    const atMs = fromMs + step * stepMs;
    if (outcome === 'true') {
      lastTrueMs = atMs;
      pendingMs ??= atMs;
      if (!open && atMs - pendingMs >= forMs) {
        open = { pendingMs, openedMs: atMs, resolvedMs: null, isTold: true };
        episodes.push(open);
      }
    } else if (open && atMs - lastTrueMs >= keepMs) {
      open.resolvedMs = atMs;
      open = pendingMs = null;
    } else if (!open) pendingMs = null;
  }
  const endMs = fromMs + count * stepMs;
  return episodes.map((episode, index) => ({
    ...episode,
    isTold: isTold(episode, episodes[index - 1]?.resolvedMs ?? null, { cooldownMs, endMs }),
  }));
}

const isTold = (
  { openedMs, resolvedMs }: Episode,
  previousMs: number | null,
  { cooldownMs, endMs }: { cooldownMs: number; endMs: number },
): boolean =>
  previousMs === null ||
  openedMs - previousMs >= cooldownMs ||
  (resolvedMs ?? endMs) > previousMs + cooldownMs;
