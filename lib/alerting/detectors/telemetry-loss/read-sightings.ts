import { countLeading } from '@/lib/domain/count-leading';
import type { CoverageDay } from '@/lib/sli/slice-coverage';

export const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** The last telemetry of a service, to the millisecond; null where none was tagged. */
export type LastTelemetry = {
  service: string;
  seenAt: number;
  taggedAt: number | null;
  missingTags: string;
};

/** When telemetry of a service was seen before a time, at all and with its trust tags; null where never. */
export type Sightings = {
  lastSeen: (service: string, atMs: number) => number | null;
  lastTagged: (service: string, atMs: number) => number | null;
  missingTags: (service: string) => string;
  /** Whether any telemetry at all was seen in a quarter, by its number since 1970. */
  isHeard: (quarter: number) => boolean;
};

type Known = { seen: number[]; tagged: number[]; last: LastTelemetry | null };

/**
 * Reads when telemetry was seen: the last time of a service exactly, those before to a quarter of an hour, of which the
 * end counts, so that no silence is taken for longer than it was.
 */
export function readSightings(days: readonly CoverageDay[], last: readonly LastTelemetry[]): Sightings {
  const known = new Map<string, Known>();
  const of = (service: string): Known => {
    const one = known.get(service) ?? { seen: [], tagged: [], last: null };
    known.set(service, one);
    return one;
  };
  const heard = new Set<number>();
  for (const { day, service, tagged, seen } of days.toSorted((one, other) =>
    one.day < other.day ? -1 : 1,
  )) {
    const first = Date.parse(`${day}T00:00:00Z`) / QUARTER_MS;
    const one = of(service);
    for (let quarter = 0; quarter < DAY_MS / QUARTER_MS; quarter += 1) {
      if (seen[quarter] !== '1') continue;
      one.seen.push(first + quarter);
      heard.add(first + quarter);
      if (tagged[quarter] === '1') one.tagged.push(first + quarter);
    }
  }
  for (const telemetry of last) of(telemetry.service).last = telemetry;
  const find = (quarters: readonly number[], exact: number | null, atMs: number): number | null => {
    if (exact !== null && exact <= atMs) return exact;
    const now = Math.floor(atMs / QUARTER_MS);
    const quarter = quarters[countLeading(quarters, (each) => each <= now) - 1];
    return quarter === undefined ? null : Math.min(atMs, (quarter + 1) * QUARTER_MS);
  };
  return {
    lastSeen: (service, atMs) => {
      const one = known.get(service);
      return one ? find(one.seen, one.last?.seenAt ?? null, atMs) : null;
    },
    lastTagged: (service, atMs) => {
      const one = known.get(service);
      return one ? find(one.tagged, one.last?.taggedAt ?? null, atMs) : null;
    },
    missingTags: (service) => known.get(service)?.last?.missingTags ?? '',
    isHeard: (quarter) => heard.has(quarter),
  };
}
