import type { Completeness } from '@/lib/domain/read-models/indicators';
import type { Window } from '@/lib/domain/time-range';
import { assessCompleteness } from '@/lib/sli/assess-completeness';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { listScopeSources } from '@/lib/store/sources/list-scope-sources';
import { listSourceActivity } from '@/lib/store/sources/list-source-activity';
import { sumSourceLosses } from '@/lib/store/sources/sum-source-losses';

const WEEK_MS = 7 * 86_400_000;

/** How complete the events of some kinds are; no kinds are all of them. A zone narrows the scope to it. */
export type CompletenessOf = (kinds: readonly string[], zone?: string) => Completeness;

/**
 * How complete the events of kinds are within a window and scope: a function of the kinds, since the
 * indicators of one screen share what is read.
 */
export async function readCompleteness(window: Window, filter: RollupFilter): Promise<CompletenessOf> {
  const [activities, losses, sources] = await Promise.all([
    listSourceActivity(new Date(window.from.getTime() - WEEK_MS), window.to),
    sumSourceLosses(window.from, window.to),
    listScopeSources(filter),
  ]);
  return (kinds, zone) => {
    const inScope = new Set(
      sources
        .filter((one) => zone === undefined || one.zone === zone)
        .map(({ source, kind }) => `${kind} ${source}`),
    );
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
