import type { CoverageDay } from '@/lib/sli/slice-coverage';

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/**
 * A service without tagged telemetry at a time. `silentSince`: the end of the last quarter of an hour in which anything of it was
 * seen, null where that is further back than was looked. `untaggedSince`: the same of tagged telemetry, where it still sends.
 */
export type CoverageGap = { service: string; silentSince: string | null; untaggedSince: string | null };

/**
 * Which of the services had no tagged telemetry in the quarter of an hour of a time and the one before, as it was then: what
 * was seen later does not matter. Looks back to `fromMs`.
 */
export function findCoverageGaps(
  services: readonly string[],
  days: readonly CoverageDay[],
  { fromMs, atMs }: { fromMs: number; atMs: number },
): CoverageGap[] {
  const rows = new Map(days.map((row) => [`${row.day} ${row.service}`, row]));
  const last = Math.floor(atMs / QUARTER_MS) * QUARTER_MS;
  const endOfLast = (service: string, mark: 'seen' | 'tagged'): number | null => {
    for (let at = last; at >= fromMs; at -= QUARTER_MS) {
      const day = rows.get(`${new Date(at).toISOString().slice(0, 10)} ${service}`);
      if (day?.[mark][Math.floor((at % DAY_MS) / QUARTER_MS)] === '1') return at + QUARTER_MS;
    }
    return null;
  };
  return services.flatMap((service): CoverageGap[] => {
    const tagged = endOfLast(service, 'tagged');
    if (tagged !== null && tagged >= last) return [];
    const seen = endOfLast(service, 'seen');
    const stillSends = seen !== null && seen >= last;
    const text = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
    return [
      {
        service,
        silentSince: stillSends ? null : text(seen),
        untaggedSince: stillSends ? text(tagged ?? fromMs) : null,
      },
    ];
  });
}
