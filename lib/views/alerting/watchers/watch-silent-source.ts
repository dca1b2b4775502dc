import { RHYTHM_MS } from '@/lib/alerting/detectors/watch-silent-sources';
import { foldActivity } from '@/lib/alerting/detectors/silent-source/fold-activity';
import { judgeSources } from '@/lib/alerting/detectors/silent-source/judge-sources';
import { isInScope } from '@/lib/alerting/detectors/is-in-scope';
import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { groupBy } from '@/lib/domain/group-by';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { SourceActivity } from '@/lib/sli/assess-completeness';
import { listActiveHours } from '@/lib/store/sources/list-active-hours';
import { listSourcePlaces } from '@/lib/store/sources/list-source-places';
import { listSourceActivity } from '@/lib/store/sources/list-source-activity';
import { readLimits } from './evidence/read-limits';
import type { Watcher } from '../watcher';

const MINUTE_MS = 60_000;
/** Nothing counts as silent any sooner. */
const SHORTEST_SILENCE_MS = 15 * MINUTE_MS;

const PARAMETERS = [
  {
    name: 'minutes',
    label: 'Silent for at least',
    unit: 'minutes',
    initial: 15,
    min: 15,
    max: 10_080,
    help: 'A source is silent when it has sent nothing for longer than it ever pauses, and for this long at least.',
  },
] as const;

/** F2: sources that fell silent, by what each of them usually does. What Gatehouse tells itself is no source here. */
export const silentSourceWatcher: Watcher = {
  detector: 'silent-source',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 5,
    keepFiringMinutes: 0,
    cooldownMinutes: 30,
    dedupeBy: ['item'],
  },
  open: async (rule, { fromMs, toMs }) => {
    const boundMs = readLimits(PARAMETERS, rule).minutes * MINUTE_MS;
    const [{ activityAt, hoursOf }, sources] = await Promise.all([
      readActivity(fromMs, toMs),
      listSourcesOf(rule.scope),
    ]);
    const isWatched = ({ source }: SourceActivity) =>
      source !== OWN_SOURCE && (sources === null || sources.has(source));
    return { judge: (atMs) => judgeSources(activityAt(atMs).filter(isWatched), hoursOf, atMs, boundMs) };
  },
};

/**
 * At one time the database sums up the hours, and only those of sources that may be silent are read; where there are many
 * times, all are.
 */
async function readActivity(fromMs: number, toMs: number) {
  const window = { from: new Date(fromMs - RHYTHM_MS), to: new Date(toMs + 1) };
  const activities = fromMs < toMs ? null : await listSourceActivity(window.from, window.to);
  const quiet = activities
    ?.filter(({ lastAt }) => toMs - lastAt >= SHORTEST_SILENCE_MS)
    .map(({ source }) => source);
  const hours = quiet?.length === 0 ? [] : await listActiveHours(window, quiet ?? null);
  const bySource = groupBy(hours, ({ source }) => source);
  return {
    activityAt: activities ? () => activities : foldActivity(hours),
    hoursOf: (source: string) => bySource.get(source) ?? [],
  };
}

/** The sources that ever sent something of a scope; null for all of them. */
async function listSourcesOf(scope: AlertScope): Promise<Set<string> | null> {
  if (Object.values(scope).every((list) => list.length === 0)) return null;
  const places = await listSourcePlaces();
  return new Set(places.filter((place) => isInScope(scope, place)).map(({ source }) => source));
}
