import type { OwnWindow } from '@/components/time-range/page-range';
import type { SloDetail } from '@/lib/domain/read-models/objectives';

/**
 * The window of an objective as a range of the page: "now-7d" of a rolling one, the time since the
 * present period began of a calendar one. Null where the period is not told.
 */
export function ownWindowOf({
  objective,
  budget,
}: Pick<SloDetail, 'objective' | 'budget'>): OwnWindow | null {
  const { window } = objective;
  if (window.type === 'rolling')
    return { range: { from: `now-${window.days}d`, to: 'now' }, label: `SLO window (${window.days} d)` };
  if (!budget) return null;
  return { range: { from: budget.window.from, to: 'now' }, label: `SLO window (this ${window.period})` };
}
