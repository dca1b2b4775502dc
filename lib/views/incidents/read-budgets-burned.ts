import type { PostmortemFacts } from '@/lib/alerting/incidents/postmortem/postmortem-facts';
import { groupBy } from '@/lib/domain/group-by';
import type { Objective } from '@/lib/domain/objective';
import type { IncidentRow } from '@/lib/domain/read-models/incidents';
import type { Actor } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { INDICATORS } from '@/lib/sli/registry';
import { divideByBudget } from '@/lib/slo/burn-rate';
import { judgedUntil } from '@/lib/slo/resolution';
import { listStoredCorrections } from '@/lib/store/corrections/list-stored-corrections';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { findFirstDay } from '@/lib/store/rollups/find-first-day';
import { readPieces, type PiecedEvidence } from '../indicators/read-pieces';
import { readScope } from '../read-scope';
import { mayRead, scopeOf } from '../slos/objective-scope';
import { countObjective, judgeObjective, readyObjective, type ReadyObjective } from '../slos/read-objective';

type Burned = PostmortemFacts['budgets'][number];
const MINUTE_MS = 60_000;

/**
 * What an incident took of the error budgets of the estate's objectives and those of its zones: bad events of its time, as a share
 * of what the objective allows in its window as of the end. Objectives without a target, and M3, which is judged by reviews that
 * come later, are left out. Most first.
 */
export async function readBudgetsBurned(
  actor: Actor,
  { zones }: Pick<IncidentRow, 'zones'>,
  window: Window,
): Promise<Burned[]> {
  const [objectives, corrections, firstDay] = await Promise.all([
    listObjectives(),
    listStoredCorrections(),
    findFirstDay(),
  ]);
  const touched = objectives.filter(
    (objective) =>
      mayRead(actor, objective) &&
      objective.target !== null &&
      !['M3', 'M8'].includes(objective.indicator) &&
      (objective.zone === null || zones.length === 0 || zones.includes(objective.zone)),
  );
  const prepared = touched.flatMap((objective) => prepare(objective, window, corrections) ?? []);
  const scopes = groupBy(prepared, keyOf);
  const evidence = new Map(
    await Promise.all(
      [...scopes].map(async ([scope, group]) => {
        const cuts = group.flatMap((ready) => [...ready.cuts, beginWithin(ready, window)]);
        const filter = readScope(actor, scopeOf(group[0]!.objective));
        return [scope, await readPieces(cuts, filter)] as const;
      }),
    ),
  );
  return prepared
    .map((ready) => measureBurned(ready, evidence.get(keyOf(ready))!, window, firstDay))
    .toSorted((left, right) => (right.consumed ?? -1) - (left.consumed ?? -1));
}

const keyOf = ({ objective }: ReadyObjective): string => JSON.stringify(scopeOf(objective));

/** The minute in which the window begins, as far as an objective is judged by then. */
const beginWithin = ({ asOfMs }: ReadyObjective, { from }: Window): number =>
  Math.min(Math.floor(from.getTime() / MINUTE_MS) * MINUTE_MS, asOfMs);

function measureBurned(
  ready: ReadyObjective,
  evidence: PiecedEvidence,
  window: Window,
  firstDay: Date | null,
): Burned {
  const counts = countObjective(ready, evidence);
  const { budget } = judgeObjective(ready, counts, firstDay);
  const { bad, total } = counts(beginWithin(ready, window), ready.asOfMs);
  const { name, indicator } = ready.objective;
  const consumed = total > 0 && budget.allowedBad !== null ? divideByBudget(bad, budget.allowedBad) : null;
  return { name, indicator, bad, total, consumed };
}

/** Null where the objective cannot be planned: a file may hold what no longer makes sense. */
function prepare(
  objective: Objective,
  { from, to }: Window,
  corrections: Parameters<typeof readyObjective>[3],
): ReadyObjective | null {
  const definition = INDICATORS.find(({ id }) => id === objective.indicator)!;
  // As of the minute after its end: `judgedUntil` leaves the last one out.
  const asOfMs = judgedUntil(to.getTime() + 2 * MINUTE_MS, objective.indicator);
  try {
    return readyObjective(objective, definition, asOfMs, corrections, [from.getTime()]);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
