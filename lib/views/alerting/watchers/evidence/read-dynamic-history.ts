import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import type { AlertSubject } from '@/lib/domain/alerting/subject';
import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import type { DynamicHistory } from '@/lib/alerting/detectors/judge-count';
import { tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { readCountedSeries, type EvidenceDimension } from '@/lib/store/alerting/evidence/read-counted-series';
import type { WatchedFilter } from '@/lib/store/alerting/evidence/watched-conditions';
import type { WatchedRule } from '../../watcher';
import { planWeeks, type AskedWindow } from './plan-pieces';
import { readMeasured } from './read-measured';

/** How a detector reads and gathers what it counts; the same now and in earlier weeks. */
export type Counted = {
  scope: AlertScope;
  filter: WatchedFilter;
  by: readonly EvidenceDimension[];
  /** Which subjects series belong to, one function for each level that is judged, and which of them are bad. */
  levels: readonly ((each: SeriesParts) => Partial<AlertSubject> | null)[];
  isBad: (each: SeriesParts) => boolean;
};

/** The earlier weeks that a dynamic rule holds its counts to; null for a rule with a fixed threshold. */
export async function readDynamicHistory(
  { dynamic }: WatchedRule,
  { scope, filter, by, levels, isBad }: Counted,
  window: AskedWindow,
): Promise<DynamicHistory | null> {
  if (dynamic === null) return null;
  const pieces = planWeeks(window, dynamic.weeks);
  const [series, measured] = await Promise.all([
    readCountedSeries(scope, filter, by, pieces),
    readMeasured(scope, filter.kinds, { fromMs: pieces[0]!.fromMs, toMs: pieces.at(-1)!.toMs }),
  ]);
  const subjects = levels.flatMap((partsOf) => tallySubjects(series, partsOf, isBad));
  return { dynamic, measured, byKey: new Map(subjects.map((each) => [each.key, each])) };
}
