import type { Objective } from '@/lib/domain/objective';
import type { ReplayCost } from '@/lib/domain/read-models/replay';
import type { ReplayCell } from '@/lib/domain/replay/replay-tally';
import type { Actor } from '@/lib/domain/roles';
import { expandCells } from '@/lib/policy/replay/expand-cells';
import { classifyReplay } from '@/lib/policy/replay/replay-outcome';
import { planObjective } from '@/lib/slo/assess-objective';
import { replayCost, type BadChange } from '@/lib/slo/replay-cost';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { countFixedByPlace, type FixedPlace } from '@/lib/store/replays/count-fixed-by-place';
import type { ReplayRunRow } from '@/lib/store/replays/replay-run-row';
import { countRollups, type RollupCount } from '@/lib/store/rollups/count-rollups';
import { mayRead } from '../slos/objective-scope';

const DAY_MS = 86_400_000;

type Place = { zone: string; service: string; environment: string };

/**
 * The objectives whose bad events the candidate changes. M1 asks whether a decision was evaluated at all, so that
 * it is touched where the candidate decides what was not evaluated. M3 asks whether denials were right: reviewed
 * false positives that would pass are fewer bad ones; whether new denials are right nobody knows yet, so that the
 * cost lies between "all are" and "none is".
 */
export async function writeCosts(actor: Actor, run: ReplayRunRow, now: Date): Promise<ReplayCost[]> {
  const cells = expandCells(run.strata ?? [], run.tally.cells).filter(
    ({ from, to }) => classifyReplay(from, to) !== 'unchanged' && to !== null,
  );
  if (cells.length === 0) return [];
  const window = { from: run.windowFrom, to: run.windowTo };
  const [objectives, counts, fixed] = await Promise.all([
    listObjectives(),
    countRollups({
      window,
      filter: { kinds: ['decision'], zones: run.zones },
      by: ['zone', 'service', 'environment', 'outcome', 'basis'],
    }),
    countFixedByPlace(run.id),
  ]);
  const known = { cells, counts, fixed };
  return objectives.flatMap((objective) => {
    if (objective.target === null || !mayRead(actor, objective)) return [];
    const found = changeOf(objective, known);
    if (!found || (found.change.low === 0 && found.change.high === 0)) return [];
    const { budgetRatio, span } = planObjective(objective, now.getTime());
    const cost = replayCost(found.change, {
      total: found.total,
      replayedMs: window.to.getTime() - window.from.getTime(),
      budgetRatio,
      windowMs: span.windowMs,
    });
    const { id, name, indicator } = objective;
    return [{ objectiveId: id, name, indicator, windowDays: span.windowMs / DAY_MS, ...cost }];
  });
}

type Known = { cells: readonly ReplayCell[]; counts: readonly RollupCount[]; fixed: readonly FixedPlace[] };

function changeOf(
  objective: Objective,
  { cells, counts, fixed }: Known,
): { change: BadChange; total: number } | null {
  const inScope = ({ zone, service, environment }: Place) =>
    (objective.zone === null || objective.zone === zone) &&
    (objective.service === null || objective.service === service) &&
    (objective.environment === null || objective.environment === environment);
  const counted = counts.filter(inScope);
  const changed = cells.filter(inScope);
  if (objective.indicator === 'M1') {
    // Where counters stand for decisions, these do not count.
    const others = new Set(counted.filter(({ basis }) => basis !== '').map(placeKey));
    const now = -weigh(changed.filter((cell) => cell.from === 'unevaluated' && !others.has(placeKey(cell))));
    const total = weigh(counted.filter(({ basis }) => basis === ''));
    return { change: { low: now, high: now }, total };
  }
  if (objective.indicator === 'M3') {
    const denied = weigh(changed.filter(({ from, to }) => to === 'deny' && from !== 'would-deny'));
    const right = -fixed.filter(inScope).reduce((sum, { falsePositives }) => sum + falsePositives, 0);
    return {
      change: { low: right, high: right + denied },
      total: weigh(counted.filter(({ outcome }) => outcome === 'deny')),
    };
  }
  return null;
}

const weigh = (rows: readonly { weight: number }[]): number =>
  rows.reduce((sum, { weight }) => sum + weight, 0) || 0;

const placeKey = ({ zone, service, environment }: Place): string => `${zone}\0${service}\0${environment}`;
