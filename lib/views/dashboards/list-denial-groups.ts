import type { ScopeFilter } from '@/lib/domain/filters';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { DenialGroup } from '@/lib/domain/read-models/dashboards';
import { chooseStepSeconds, previousWindow, type Window } from '@/lib/domain/time-range';
import { listChanges } from '@/lib/store/changes/list-changes';
import { listReports, type Report } from '@/lib/store/review/list-reports';
import { summariseDenials } from '@/lib/store/denials/summarise-denials';
import { countRollups, type RollupCount } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { listStarts } from '../list-starts';
import { findCausingChange } from './find-causing-change';

const MAX_GROUPS = 50;
const TREND_POINTS = 60;
const MAX_CHANGES = 500;
const DAY_MS = 86_400_000;
/** A group is new when it was not denied in this long before the window. */
const KNOWN_FOR_DAYS = 7;

const GROUP_BY = ['service', 'policy', 'zone'] as const;
const keyOf = ({ service, policy, zone }: { service: string; policy: string; zone: string }) =>
  `${service}\n${policy}\n${zone}`;

/** The groups of denials by service and policy, most denials first, and how many there are in all. */
export async function listDenialGroups(
  window: Window,
  filter: RollupFilter,
  scope: ScopeFilter,
  readerId: string,
): Promise<{ groups: DenialGroup[]; total: number }> {
  const denials: RollupFilter = { ...filter, kinds: ['decision'], outcomes: ['deny'] };
  const earlier: Window = {
    from: new Date(window.from.getTime() - KNOWN_FOR_DAYS * DAY_MS),
    to: window.from,
  };
  const stepSeconds = chooseStepSeconds(window, TREND_POINTS);
  const [counts, decisions, before, known, steps, summaries, changes, reports] = await Promise.all([
    countRollups({ window, filter: denials, by: GROUP_BY }),
    countRollups({ window, filter: { ...filter, kinds: ['decision'] }, by: GROUP_BY }),
    countRollups({ window: previousWindow(window), filter: denials, by: GROUP_BY }),
    countRollups({ window: earlier, filter: denials, by: GROUP_BY }),
    countRollups({ window, filter: denials, by: GROUP_BY, stepSeconds }),
    summariseDenials({
      window,
      zone: scope.zone,
      service: scope.service,
      environment: scope.environment,
      zones: filter.zones ?? null,
    }),
    listChanges(
      { from: new Date(window.from.getTime() - DAY_MS), to: window.to },
      { zones: filter.zones },
      MAX_CHANGES,
    ),
    listReports(window, filter.zones ?? null),
  ]);
  const weightOf = (rows: RollupCount[]) => new Map(rows.map((row) => [keyOf(row), row.weight]));
  const maps = { decisions: weightOf(decisions), before: weightOf(before), known: weightOf(known) };
  const summaryOf = new Map(summaries.map((summary) => [keyOf(summary), summary]));
  const reportOf = new Map(reports.map((report) => [keyOf(report), report]));
  const starts = listStarts(window, stepSeconds);

  const largest = counts.toSorted((left, right) => right.weight - left.weight);
  const groups = largest.slice(0, MAX_GROUPS).flatMap((count): DenialGroup[] => {
    const key = keyOf(count);
    const summary = summaryOf.get(key);
    // Roll-ups count whole minutes: a group of the minute's other part has no row in the window.
    if (!summary) return [];
    const trend = trendOf(
      steps.filter((step) => keyOf(step) === key),
      starts,
    );
    const total = maps.decisions.get(key) ?? 0;
    return [
      {
        service: count.service || null,
        policy: count.policy,
        zone: count.zone,
        count: count.weight,
        denyRatio: total > 0 ? count.weight / total : null,
        previousCount: maps.before.get(key) ?? 0,
        firstSeen: summary.firstSeen,
        lastSeen: summary.lastSeen,
        isNew: !maps.known.has(key),
        trend,
        latestEventId: summary.latestEventId,
        answer: answerOf(reportOf.get(key), readerId),
        change: findCausingChange(
          trend,
          changes.filter((change) => touches(change, count.policy)),
          summary.lastSeen,
        ),
      },
    ];
  });
  return { groups, total: counts.length };
}

const answerOf = (report: Report | undefined, readerId: string): DenialGroup['answer'] =>
  report
    ? {
        verdictId: report.verdictId,
        judgement: report.judgement,
        by: report.reviewerName,
        at: report.createdAt,
        isOwn: report.reviewerId === readerId,
      }
    : null;

/** In a group's trend a step without denials is a count of zero: the group itself was observed. */
const trendOf = (steps: RollupCount[], starts: string[]) => {
  const values = new Map(steps.map((step) => [step.at, step.weight]));
  return starts.map((at) => ({ at, value: values.get(at) ?? 0 }));
};

/** Whether a change is of this policy, or of the bundle that holds it. */
const touches = (change: ChangeMarker, policy: string): boolean =>
  change.policy !== null && (change.policy === policy || policy.startsWith(`${change.policy}/`));
