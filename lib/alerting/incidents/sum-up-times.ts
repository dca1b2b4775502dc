import { nearestRank } from '@/lib/sli/nearest-rank';

/** When things of an incident happened, in milliseconds since 1970; null where they did not. */
export type IncidentTimes = {
  detectedAt: number;
  acknowledgedAt: number | null;
  mitigatedAt: number | null;
  resolvedAt: number | null;
};

/** How long it took from detection, in seconds, of incidents for which it happened within a window; null without any. */
export function sumUpTimes(
  incidents: readonly IncidentTimes[],
  until: 'acknowledgedAt' | 'mitigatedAt' | 'resolvedAt',
  { from, to }: { from: Date; to: Date },
): { count: number; mean: number | null; p50: number | null } {
  const seconds = incidents
    .flatMap((incident) => {
      const end = incident[until];
      return end !== null && end >= from.getTime() && end < to.getTime()
        ? [Math.max(0, end - incident.detectedAt) / 1_000]
        : [];
    })
    .toSorted((left, right) => left - right);
  const sum = seconds.reduce((total, each) => total + each, 0);
  return {
    count: seconds.length,
    mean: seconds.length > 0 ? sum / seconds.length : null,
    p50: nearestRank(seconds, 0.5),
  };
}
