import type { DriftCase } from '@/lib/store/drifts/list-drift-cases';

/**
 * When a drift began, in milliseconds since 1970: as told, else the last good check before it (the worst
 * case), else when its first event says that it happened. Source: slo.md §2.1.
 */
export const startOfDrift = ({ startedAt, startedAfter, occurredAt }: DriftCase): number =>
  startedAt ?? startedAfter ?? occurredAt;
