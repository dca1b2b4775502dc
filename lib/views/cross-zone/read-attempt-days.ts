import type { Window } from '@/lib/domain/time-range';
import { listAttemptDays } from '@/lib/store/cross-zone/list-attempt-days';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';

const DAY_MS = 86_400_000;
/** The days that the trend is tested over (slo.md §9). */
const TREND_DAYS = 28;

/** Attempts of a UTC day; null where nothing was looked at, which is not the same as none. */
export type AttemptDay = { day: string; attempts: number | null; parties: number | null };

/** The 28 complete UTC days before the one that holds `to`, oldest first. */
export async function readAttemptDays(to: Date, filter: RollupFilter): Promise<AttemptDay[]> {
  const end = Math.floor(to.getTime() / DAY_MS) * DAY_MS;
  const window: Window = { from: new Date(end - TREND_DAYS * DAY_MS), to: new Date(end) };
  const [days, looked] = await Promise.all([
    listAttemptDays(window, filter),
    countRollups({
      window,
      filter: { ...filter, kinds: ['flow', 'decision'] },
      by: [],
      stepSeconds: DAY_MS / 1_000,
    }),
  ]);
  const attempts = new Map(days.map((day) => [day.day, day]));
  const measured = new Set(looked.map(({ at }) => at!.slice(0, 10)));
  return Array.from({ length: TREND_DAYS }, (_, index) => {
    const day = new Date(window.from.getTime() + index * DAY_MS).toISOString().slice(0, 10);
    const row = attempts.get(day);
    if (!row && !measured.has(day)) return { day, attempts: null, parties: null };
    return { day, attempts: row?.attempts ?? 0, parties: row?.parties ?? 0 };
  });
}
