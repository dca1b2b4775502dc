import type { ChangeMarker } from '@/lib/domain/read-models/common';

const AROUND_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

export type TrendPoint = { at: string; value: number | null };

/**
 * The change that most likely explains a group's denials: the one after which they rose most
 * (15 minutes after against 15 before), else the last one within a day before the last denial. Null when
 * none came that close. `changes` are those of the group's policy; order does not matter.
 */
export function findCausingChange(
  trend: readonly TrendPoint[],
  changes: readonly ChangeMarker[],
  lastSeen: string,
): ChangeMarker | null {
  const last = Date.parse(lastSeen);
  const candidates = changes
    .filter(({ occurredAt }) => Date.parse(occurredAt) <= last && Date.parse(occurredAt) > last - DAY_MS)
    .toSorted((left, right) => Date.parse(right.occurredAt) - Date.parse(left.occurredAt));
  const rises = candidates
    .filter(({ type }) => type === 'policy-activated' || type === 'policy-rolled-back')
    .map((change) => ({ change, rise: measureRise(trend, Date.parse(change.occurredAt)) }))
    .filter(({ rise }) => rise > 0)
    // Stable: of equal rises the later change wins, as the candidates are newest first.
    .toSorted((left, right) => right.rise - left.rise);
  return rises[0]?.change ?? candidates[0] ?? null;
}

/** By how much the mean rises; nothing where the trend does not reach to both sides of the change. */
function measureRise(trend: readonly TrendPoint[], at: number): number {
  const before = { points: 0, sum: 0 };
  const after = { points: 0, sum: 0 };
  for (const point of trend) {
    const time = Date.parse(point.at);
    if (time < at - AROUND_MS || time >= at + AROUND_MS) continue;
    const side = time < at ? before : after;
    side.points += 1;
    side.sum += point.value ?? 0;
  }
  if (before.points === 0 || after.points === 0) return 0;
  return after.sum / after.points - before.sum / before.points;
}
