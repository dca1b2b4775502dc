import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { WeeklyReview, WeeklyReviewQuery } from '@/lib/domain/read-models/weekly-review';
import type { Actor } from '@/lib/domain/roles';
import { previousWindow, resolveWindow, type Window } from '@/lib/domain/time-range';
import { countRuleNoise } from '@/lib/store/alerting/count-rule-noise';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { listOverdueRunbooks } from '@/lib/store/runbooks/list-overdue-runbooks';
import { listHidingSilences } from '@/lib/store/silences/list-hiding-silences';
import { getChangeSummary } from '../activation-reviews/get-change-summary';
import { getTelemetryGaps } from '../coverage/get-telemetry-gaps';
import { computeIndicators } from '../indicators/compute-indicators';
import { readScope } from '../read-scope';

const MAX_GROUPS = 10;
const MAX_RULES = 20;
const MAX_SILENCES = 10;
const BY_GROUP = ['service', 'policy', 'zone'] as const;

/**
 * What a team looks at once a week: denials, telemetry, changes of policies, noisy rules, what silences hid, and runbooks
 * that are overdue; with the time before. Needs alerts:read.
 */
export async function getWeeklyReview(
  actor: Actor,
  query: WeeklyReviewQuery,
  now: Date,
): Promise<WeeklyReview> {
  requirePermission(actor, 'alerts:read');
  const window = resolveWindow(query, now);
  const filter = readScope(actor, query);
  const zones = confineToZones(actor, query.zone);
  const [denials, gaps, indicators, changes, rules, silences, overdueRunbooks, freshness] = await Promise.all(
    [
      readDenials(window, filter),
      getTelemetryGaps(actor, query, now),
      computeIndicators(window, filter),
      getChangeSummary(actor, query, now),
      countRuleNoise(window, zones, MAX_RULES),
      listHidingSilences(window, zones, MAX_SILENCES),
      listOverdueRunbooks(window.to),
      readFreshness(now),
    ],
  );
  const coverage = indicators.find(({ id }) => id === 'M4')!;
  const { current, previous } = changes;
  return {
    window: write(window),
    previous: write(previousWindow(window)),
    denials,
    telemetry: {
      coverage: coverage.value,
      coverageBefore: coverage.previousValue,
      silent: gaps.items.filter(({ state }) => state === 'silent').length,
      untagged: gaps.items.filter(({ state }) => state === 'untagged').length,
      services: gaps.expected,
      lateSources: coverage.completeness.late,
      dropped: coverage.completeness.dropped,
    },
    changes: {
      reviewed: current.reviewed,
      failed: current.failed,
      failureRate: current.failureRate,
      rolledBack: current.rolledBack,
      secondsToRollback: current.secondsToRollback,
      reviewedBefore: previous.reviewed,
      failureRateBefore: previous.failureRate,
    },
    rules,
    silences,
    overdueRunbooks,
    freshness,
  };
}

const write = ({ from, to }: Window) => ({ from: from.toISOString(), to: to.toISOString() });

async function readDenials(window: Window, scope: RollupFilter): Promise<WeeklyReview['denials']> {
  const filter: RollupFilter = { ...scope, kinds: ['decision'], outcomes: ['deny'] };
  const [now, before] = await Promise.all([
    countRollups({ window, filter, by: BY_GROUP }),
    countRollups({ window: previousWindow(window), filter, by: BY_GROUP }),
  ]);
  const keyOf = ({ service, policy, zone }: (typeof now)[number]) => `${service}\n${policy}\n${zone}`;
  const earlier = new Map(before.map((row) => [keyOf(row), row.weight]));
  const sum = (rows: typeof now) => rows.reduce((total, { weight }) => total + weight, 0);
  return {
    total: sum(now),
    totalBefore: sum(before),
    groups: now
      .toSorted((one, other) => other.weight - one.weight)
      .slice(0, MAX_GROUPS)
      .map((row) => {
        const countBefore = earlier.get(keyOf(row)) ?? 0;
        const { service, policy, zone, weight } = row;
        return { service, policy, zone, count: weight, countBefore, isNew: countBefore === 0 };
      }),
    groupTotal: now.length,
  };
}
