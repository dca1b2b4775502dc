const DAY_MS = 86_400_000;

export type ReportPeriod = { id: string; label: string; from: string; to: string };

const utc = (year: number, month: number): Date => new Date(Date.UTC(year, month));

/** The whole periods (UTC) that are over at `now` and that reports are usually about, as half-open windows. */
export function listReportPeriods(now: Date): ReportPeriod[] {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const monday = today - ((now.getUTCDay() + 6) % 7) * DAY_MS;
  const quarter = month - (month % 3);
  const of = (id: string, label: string, from: Date, to: Date) => ({
    id,
    label,
    from: from.toISOString(),
    to: to.toISOString(),
  });
  return [
    of('month', 'Last month', utc(year, month - 1), utc(year, month)),
    of('quarter', 'Last quarter', utc(year, quarter - 3), utc(year, quarter)),
    of('week', 'Last week', new Date(monday - 7 * DAY_MS), new Date(monday)),
    of('30-days', 'The 30 days until now', new Date(now.getTime() - 30 * DAY_MS), now),
  ];
}

/** The window of whole days (UTC) from one date to another, both included: `2026-11-01`. */
export const daysBetween = (first: string, last: string): { from: string; to: string } => ({
  from: `${first}T00:00:00Z`,
  to: dayAfter(last),
});

function dayAfter(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + DAY_MS).toISOString();
}
