import { TELEMETRY_TIERS } from '@/lib/domain/inventory';
import type { Cost, NamedVolume, Volume } from '@/lib/domain/read-models/cost';
import type { TelemetrySettings, TelemetryTier } from '@/lib/domain/telemetry-settings';
import type { VolumeRow } from '@/lib/store/volume/list-volumes';

const BYTES_PER_GB = 1e9;
const MOST_SERVICES = 50;
const HOUR_MS = 3_600_000;

type Priced = VolumeRow & { tier: TelemetryTier; pricedBytes: number; cost: number | null };

/**
 * What a month's telemetry costs: bytes / 10⁹ × the price of the tier of its zone, of the volume that has a
 * price. The projection goes on at the rate so far: cost + cost / elapsed × left, from the start of the
 * month, or from the first day with events where that is later. Pure.
 */
export function summariseCost(
  rows: readonly VolumeRow[],
  settings: TelemetrySettings,
  tierOf: (zone: string) => TelemetryTier,
  now: Date,
): Cost {
  const [monthStart, monthEnd] = monthOf(now);
  const priced = rows.map((row): Priced => {
    const tier = tierOf(row.zone);
    const pricedBytes = bytesWithPrice(row, settings);
    return { ...row, tier, pricedBytes, cost: costOf(pricedBytes, settings.tiers[tier].pricePerGb) };
  });
  const total = priced.length === 0 ? null : sumVolumes(priced);
  const firstDay = Math.min(...rows.map((row) => row.firstDay.getTime()));
  const from = total && new Date(Math.max(monthStart.getTime(), firstDay));
  const projected = total && from && project(priced, total, from, { now, monthEnd });
  const { monthlyBudget } = settings;
  const shareOf = (cost: number | null | undefined) =>
    cost === null || cost === undefined || monthlyBudget === null ? null : cost / monthlyBudget;
  return {
    month: monthStart.toISOString().slice(0, 7),
    from: from?.toISOString() ?? null,
    to: now.toISOString(),
    settings,
    total,
    projected,
    budgetShare: shareOf(total?.cost),
    projectedBudgetShare: shareOf(projected?.cost),
    byZone: groupBy(priced, ({ zone }) => zone).map((row) => ({ ...row, tier: tierOf(row.name) })),
    byTier: TELEMETRY_TIERS.flatMap((tier) =>
      groupBy(
        priced.filter((row) => row.tier === tier),
        () => tier,
      ),
    ),
    bySource: groupBy(priced, ({ source }) => source),
    byService: groupBy(priced, ({ service }) => service).slice(0, MOST_SERVICES),
  };
}

function monthOf(now: Date): [start: Date, end: Date] {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return [new Date(Date.UTC(year, month, 1)), new Date(Date.UTC(year, month + 1, 1))];
}

function bytesWithPrice({ storedBytes, reportedBytes }: VolumeRow, { priced }: TelemetrySettings): number {
  if (priced === 'stored') return storedBytes;
  return priced === 'reported' ? reportedBytes : storedBytes + reportedBytes;
}

/** No bytes cost nothing, whatever their price would be. */
function costOf(bytes: number, pricePerGb: number | null): number | null {
  if (bytes === 0) return 0;
  return pricePerGb === null ? null : (bytes / BYTES_PER_GB) * pricePerGb;
}

function sumVolumes(rows: readonly Priced[]): Volume {
  const sum = (read: (row: Priced) => number) => rows.reduce((total, row) => total + read(row), 0);
  return {
    events: sum(({ events }) => events),
    storedBytes: sum(({ storedBytes }) => storedBytes),
    reportedBytes: sum(({ reportedBytes }) => reportedBytes),
    cost: rows.some(({ cost }) => cost === null) ? null : sum(({ cost }) => cost ?? 0),
  };
}

/** Largest volume first. */
function groupBy(rows: readonly Priced[], nameOf: (row: Priced) => string): NamedVolume[] {
  const groups = new Map<string, Priced[]>();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return [...groups]
    .map(([name, members]) => ({ name, ...sumVolumes(members) }))
    .toSorted(
      (left, right) =>
        right.storedBytes + right.reportedBytes - (left.storedBytes + left.reportedBytes) ||
        left.name.localeCompare(right.name),
    );
}

function project(
  rows: readonly Priced[],
  total: Volume,
  from: Date,
  { now, monthEnd }: { now: Date; monthEnd: Date },
): Cost['projected'] {
  const elapsed = now.getTime() - from.getTime();
  if (elapsed < HOUR_MS) return null;
  const factor = 1 + (monthEnd.getTime() - now.getTime()) / elapsed;
  const bytes = rows.reduce((sum, row) => sum + row.pricedBytes, 0);
  return { bytes: bytes * factor, cost: total.cost === null ? null : total.cost * factor };
}
