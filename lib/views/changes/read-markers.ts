import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { Window } from '@/lib/domain/time-range';
import { listActivationReviews } from '@/lib/store/activation-reviews/list-activation-reviews';
import { listChanges, type ChangeFilter } from '@/lib/store/changes/list-changes';
import { attachEffects } from './attach-effects';
import { listMaintenanceMarkers } from './list-maintenance-markers';

/** Reports of one activation come within this time. */
const TOGETHER_MS = 10 * 60_000;

/**
 * The changes of a window as markers of a chart, newest first: those that can have touched what the chart shows
 * and the maintenance windows of it, an activation with what its review counted before and after it.
 */
export async function readMarkers(
  window: Window,
  filter: ChangeFilter,
  limit: number,
): Promise<ChangeMarker[]> {
  const around = {
    from: new Date(window.from.getTime() - TOGETHER_MS),
    to: new Date(window.to.getTime() + TOGETHER_MS),
  };
  const [markers, maintenance, reviews] = await Promise.all([
    listChanges(window, { ...filter, touching: true }, limit),
    listMaintenanceMarkers(window, filter),
    listActivationReviews({ window: around, policies: null, zones: filter.zones ?? null }),
  ]);
  const all = [...markers, ...maintenance].toSorted(
    (one, other) => Date.parse(other.occurredAt) - Date.parse(one.occurredAt),
  );
  return attachEffects(maintenance.length === 0 ? markers : all.slice(0, limit), reviews, TOGETHER_MS);
}
