import { policyDiffHref, policyHref } from '@/components/charts/prepare/marker-link';
import type { TimeRange } from '@/lib/domain/time-range';
import type { SloAttribution, SloDetail } from '@/lib/domain/read-models/objectives';
import { evidenceHref } from './evidence-href';

type Item = SloAttribution['items'][number];

/**
 * Where a value that burned budget leads: a revision to its diff (to its policy where no change event
 * tells of it), the others to the bad events of the range that they name. Null where there is no such place.
 */
export function attributionHref(
  by: SloAttribution['by'],
  { name, policy, changeEventId }: Item,
  { objective, markers }: Pick<SloDetail, 'objective' | 'markers'>,
  range: TimeRange,
): string | null {
  if (by === 'revision') {
    if (policy === null) return null;
    if (changeEventId === null) return policyHref(policy);
    const marker = markers.find(({ eventId }) => eventId === changeEventId);
    return policyDiffHref(policy, name, marker?.previousRevision ?? null);
  }
  const { zone, service, environment, indicator } = objective;
  return evidenceHref(indicator, range, { zone, service, environment, [by]: name });
}
