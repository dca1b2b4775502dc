import { mergeBuckets } from '@/lib/domain/exponential-buckets';
import type { Window } from '@/lib/domain/time-range';
import {
  compareLatencies,
  type Buckets,
  type LatencyDifference,
} from '@/lib/policy/effect/compare-latencies';
import { bucketValue } from '@/lib/store/rollups/latency-buckets';
import { readLatencies } from '@/lib/store/rollups/read-latencies';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';

/** Whose evaluations are compared. `revision` is null where decisions do not name it. */
export type LatencyPlace = {
  policies: readonly string[];
  environment: string | null;
  revision: string | null;
  comparedWith: 'before' | 'rest';
  before: Window;
  after: Window;
  zones: readonly string[] | null;
};

/**
 * How long evaluation took before and after in some places, together; null where no place reported any. A
 * canary is compared with the other evaluations of its own time.
 */
export async function readLatencyEffect(
  places: readonly LatencyPlace[],
  confidence: number,
): Promise<LatencyDifference | null> {
  const sides = await Promise.all(places.map(readSides));
  const before = mergeBuckets(sides.map((side) => side.before));
  const after = mergeBuckets(sides.map((side) => side.after));
  if (before.size === 0 && after.size === 0) return null;
  return compareLatencies(before, after, bucketValue, confidence);
}

async function readSides(place: LatencyPlace): Promise<{ before: Buckets; after: Buckets }> {
  const { policies, environment, revision, zones } = place;
  const all: RollupFilter = { policies, zones, ...(environment !== null && { environment }) };
  const own = revision === null ? all : { ...all, revision };
  const read = async (window: Window, filter: RollupFilter): Promise<Buckets> =>
    (await readLatencies({ window, measure: 'evaluation', filter })).get('') ?? new Map<number, number>();
  const [before, after] = await Promise.all([
    read(place.comparedWith === 'rest' ? place.after : place.before, all),
    read(place.after, own),
  ]);
  return { before: place.comparedWith === 'rest' ? without(before, after) : before, after };
}

const without = (all: Buckets, part: Buckets): Buckets =>
  new Map(
    [...all].flatMap(([index, events]): [number, number][] => {
      const rest = events - (part.get(index) ?? 0);
      return rest > 0 ? [[index, rest]] : [];
    }),
  );
