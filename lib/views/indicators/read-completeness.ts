import type { Completeness } from '@/lib/domain/read-models/indicators';
import type { Window } from '@/lib/domain/time-range';
import { assessCompleteness } from '@/lib/sli/assess-completeness';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { listScopeSources } from '@/lib/store/sources/list-scope-sources';
import { listSourceActivity } from '@/lib/store/sources/list-source-activity';
import { sumSourceLosses } from '@/lib/store/sources/sum-source-losses';

const WEEK_MS = 7 * 86_400_000;

/**
 * How complete the events of some kinds are within a window and scope: a function of the kinds, since the
 * indicators of one screen share what is read. No kinds are all of them.
 */
export async function readCompleteness(
  window: Window,
  filter: RollupFilter,
): Promise<(kinds: readonly string[]) => Completeness> {
  const [activities, losses, pairs] = await Promise.all([
    listSourceActivity(new Date(window.from.getTime() - WEEK_MS), window.to),
    sumSourceLosses(window.from, window.to),
    listScopeSources(filter),
  ]);
  const inScope = new Set(pairs.map(({ source, kind }) => `${kind} ${source}`));
  return (kinds) => {
    const own = activities.filter(
      ({ source, kind }) => inScope.has(`${kind} ${source}`) && (kinds.length === 0 || kinds.includes(kind)),
    );
    const assessed = assessCompleteness(own, losses, window.from.getTime(), window.to.getTime());
    return {
      ...assessed,
      late: assessed.late.map(({ source, lastAt }) => ({ source, lastAt: new Date(lastAt).toISOString() })),
    };
  };
}
