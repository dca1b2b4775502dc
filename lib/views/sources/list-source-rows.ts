import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { List } from '@/lib/domain/read-models/common';
import type { SourceRow } from '@/lib/domain/read-models/sources';
import type { Actor } from '@/lib/domain/roles';
import { findSourceOf } from '@/lib/ingest/registry';
import { judgeSource } from '@/lib/sli/judge-source';
import { readQuantile } from '@/lib/store/rollups/latency-buckets';
import { countMissingReports } from '@/lib/store/sources/count-missing-reports';
import { listRetirements } from '@/lib/store/sources/list-retirements';
import { listScopeSources } from '@/lib/store/sources/list-scope-sources';
import { listSourceActivity } from '@/lib/store/sources/list-source-activity';
import { readUnzoned } from '@/lib/views/trust-rules/read-unzoned';
import { listSources } from '@/lib/store/sources/list-sources';
import { readLagBySource } from '@/lib/store/sources/read-lag-by-source';
import { sumSourceLosses } from '@/lib/store/sources/sum-source-losses';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How far back its rhythm is learned. */
const RHYTHM_DAYS = 28;

/**
 * Every source that ever sent something, whether it still does, and what became of its events in the last 24
 * hours; for an actor with zones those that sent events of these. Needs settings:read.
 */
export async function listSourceRows(actor: Actor, now: Date): Promise<List<SourceRow>> {
  requirePermission(actor, 'settings:read');
  const before = (ms: number) => new Date(now.getTime() - ms);
  // What happened in this very millisecond is seen, too.
  const until = before(-1);
  const zones = confineToZones(actor, undefined);
  const [counts, activities, losses, missing, lags, retirements, unzoned, inZones] = await Promise.all([
    listSources({ day: before(DAY_MS), hour: before(HOUR_MS) }),
    listSourceActivity(before(RHYTHM_DAYS * DAY_MS), until),
    sumSourceLosses(before(DAY_MS), until),
    countMissingReports(before(DAY_MS), until),
    readLagBySource({ from: before(HOUR_MS), to: now }),
    listRetirements(),
    readUnzoned(now),
    zones ? listScopeSources({ zones }) : null,
  ]);
  const items = counts
    .filter(({ source }) => !inZones || inZones.some((one) => one.source === source))
    .map(({ lastHour, ...row }): SourceRow => {
      const { source, adapter, lastEventAt } = row;
      const retired = retirements.find((one) => one.source === source);
      const isRetired =
        retired !== undefined &&
        (lastEventAt === null || Date.parse(lastEventAt) <= retired.retiredAt.getTime());
      const own = activities.filter((activity) => activity.source === source);
      const { state, silentAfterMs } = judgeSource(own, isRetired, now.getTime());
      const known = findSourceOf(adapter);
      const stages = lags.get(source);
      const quantiles = (stage: 'held' | 'transit' | 'storing' | 'ingest') => {
        const buckets = stages?.get(stage);
        if (!buckets || buckets.size === 0) return null;
        return { p50: readQuantile(buckets, 0.5)!, p99: readQuantile(buckets, 0.99)! };
      };
      const reports = own.some(({ kind }) => kind === 'source-report');
      return {
        ...row,
        path: known?.path ?? null,
        title: known?.source.setup.title ?? adapter,
        state,
        silentAfterSeconds: silentAfterMs === null ? null : Math.round(silentAfterMs / 1_000),
        perMinute: lastHour / 60,
        lag: {
          held: quantiles('held'),
          transit: quantiles('transit'),
          storing: quantiles('storing'),
          visible: quantiles('ingest'),
        },
        droppedAtSource: losses.find((loss) => loss.source === source)?.dropped ?? (reports ? 0 : null),
        unzoned: unzoned.bySource.get(source) ?? 0,
        missingReports: missing.find((one) => one.source === source)?.missing ?? null,
      };
    });
  return { items, total: items.length, nextCursor: null };
}
