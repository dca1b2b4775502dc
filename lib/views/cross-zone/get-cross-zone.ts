import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { CrossZone } from '@/lib/domain/read-models/cross-zone';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow, type Window } from '@/lib/domain/time-range';
import { listAttemptDays } from '@/lib/store/cross-zone/list-attempt-days';
import { listAttemptPairs } from '@/lib/store/cross-zone/list-attempt-pairs';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import { readScope } from '../read-scope';

const DAY_MS = 86_400_000;
/** The days that the trend is tested over (slo.md §9). */
const TREND_DAYS = 28;

/** Attempts to reach another zone: by day over four weeks, and from where to where within the window. */
export async function getCrossZone(actor: Actor, filter: ScopeFilter, now: Date): Promise<CrossZone> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const scope = readScope(actor, filter);
  const weeks = completeDays(window.to);
  const [days, looked, pairs, freshness] = await Promise.all([
    listAttemptDays(weeks, scope),
    countRollups({
      window: weeks,
      filter: { ...scope, kinds: ['flow', 'decision'] },
      by: [],
      stepSeconds: 86_400,
    }),
    listAttemptPairs(window, scope),
    readFreshness(now),
  ]);
  const attempts = new Map(days.map((day) => [day.day, day]));
  const measured = new Set(looked.map(({ at }) => at!.slice(0, 10)));
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    days: listDays(weeks).map((day) => {
      const row = attempts.get(day);
      if (!row && !measured.has(day)) return { day, attempts: null, parties: null };
      return { day, attempts: row?.attempts ?? 0, parties: row?.parties ?? 0 };
    }),
    pairs,
    freshness,
  };
}

/** The complete UTC days before the one that holds `to`. */
function completeDays(to: Date): Window {
  const end = Math.floor(to.getTime() / DAY_MS) * DAY_MS;
  return { from: new Date(end - TREND_DAYS * DAY_MS), to: new Date(end) };
}

function listDays({ from, to }: Window): string[] {
  const days: string[] = [];
  for (let at = from.getTime(); at < to.getTime(); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
