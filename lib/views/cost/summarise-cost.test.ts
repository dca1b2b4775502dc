import { describe, expect, it } from 'vitest';
import { telemetrySettingsSchema, type TelemetryTier } from '@/lib/domain/telemetry-settings';
import type { VolumeRow } from '@/lib/store/volume/list-volumes';
import { summariseCost } from './summarise-cost';

const GB = 1e9;
const row = (
  zone: string,
  service: string,
  storedGb: number,
  reportedGb = 0,
  more: Partial<VolumeRow> = {},
) => ({
  zone,
  source: 'opa',
  service,
  events: 10,
  storedBytes: storedGb * GB,
  reportedBytes: reportedGb * GB,
  firstDay: new Date('2026-11-01T00:00:00Z'),
  ...more,
});
const TIERS: Record<string, TelemetryTier> = { payments: 'full', edge: 'sampled' };
const tierOf = (zone: string): TelemetryTier => TIERS[zone] ?? 'standard';
const settings = telemetrySettingsSchema.parse({
  currency: 'EUR',
  monthlyBudget: 100,
  tiers: { full: { pricePerGb: 3 }, standard: { pricePerGb: 2 }, sampled: { pricePerGb: 0.5 } },
});
// A third of November has gone by.
const NOW = new Date('2026-11-11T00:00:00Z');

describe('the cost of a month', () => {
  const rows = [
    row('payments', 'card', 4, 1),
    row('payments', 'vault', 1),
    row('edge', 'cdn', 10),
    row('shop', '', 1, 2),
  ];
  const cost = summariseCost(rows, settings, tierOf, NOW);

  it('is the volume of each zone at the price of its tier', () => {
    // 6 GB × 3 + 10 GB × 0.5 + 3 GB × 2
    expect(cost.total).toEqual({ events: 40, storedBytes: 16 * GB, reportedBytes: 3 * GB, cost: 29 });
    expect(cost.byZone.map(({ name, tier, cost: each }) => [name, tier, each])).toEqual([
      ['edge', 'sampled', 5],
      ['payments', 'full', 18],
      ['shop', 'standard', 6],
    ]);
    expect(cost.byTier.map(({ name, cost: each }) => [name, each])).toEqual([
      ['full', 18],
      ['standard', 6],
      ['sampled', 5],
    ]);
    expect(cost.bySource.map(({ name, cost: each }) => [name, each])).toEqual([['opa', 29]]);
    expect(cost.byService.map(({ name }) => name)).toEqual(['cdn', 'card', '', 'vault']);
    expect(cost.budgetShare).toBeCloseTo(0.29);
  });

  it('goes on at the rate so far', () => {
    expect(cost).toMatchObject({ month: '2026-11', from: '2026-11-01T00:00:00.000Z' });
    expect(cost.projected!.cost).toBeCloseTo(87);
    expect(cost.projected!.bytes / GB).toBeCloseTo(57);
    expect(cost.projectedBudgetShare).toBeCloseTo(0.87);
  });

  it('that began with its first events goes on from these', () => {
    const late = [row('edge', 'cdn', 10, 0, { firstDay: new Date('2026-11-06T00:00:00Z') })];
    // Five days cost 5; twenty are left.
    expect(summariseCost(late, settings, tierOf, NOW).projected!.cost).toBeCloseTo(25);
  });

  it('is of the volume that has a price', () => {
    const of = (priced: 'stored' | 'reported') =>
      summariseCost(rows, { ...settings, priced }, tierOf, NOW).total!.cost;
    expect(of('stored')).toBe(15 + 5 + 2);
    expect(of('reported')).toBe(3 + 0 + 4);
  });

  it('is unknown where a price is missing, and nothing where there is no volume', () => {
    const { tiers } = settings;
    const unpriced = { ...settings, tiers: { ...tiers, full: { ...tiers.full, pricePerGb: null } } };
    const some = summariseCost(rows, unpriced, tierOf, NOW);
    expect(some.total!.cost).toBeNull();
    expect(some.budgetShare).toBeNull();
    expect(some.projected!.cost).toBeNull();
    expect(some.byZone.map(({ cost: each }) => each)).toEqual([5, null, 6]);
    expect(summariseCost([row('payments', 'card', 0)], unpriced, tierOf, NOW).total!.cost).toBe(0);
  });

  it('without events is no data', () => {
    expect(summariseCost([], settings, tierOf, NOW)).toMatchObject({
      total: null,
      projected: null,
      budgetShare: null,
      from: null,
      byZone: [],
    });
  });
});
