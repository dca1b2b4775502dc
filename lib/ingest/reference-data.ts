import type { MappingRule } from '@/lib/domain/decision-mapping';
import { loadZoneIndex, type ZoneIndex } from '@/lib/store/inventory/zone-index';
import { compileTrustRules, type TrustPlacer } from '@/lib/domain/trust-rules/compile-trust-rules';
import { loadZoneTiers } from '@/lib/store/inventory/load-zone-tiers';
import { readTelemetrySettings } from '@/lib/store/settings/read-telemetry-settings';
import { listMappingRules } from '@/lib/store/mappings/list-mapping-rules';
import { findActiveTrustRules } from '@/lib/store/trust-rules/list-trust-rule-versions';

/** What ingest looks up for every event, held in memory. */
export type ReferenceData = {
  findZone: ZoneIndex;
  mappingRules: Map<string, MappingRule[]>;
  trustRules: TrustPlacer;
  /** The rate at which allowed traffic of a zone is kept; null when everything is. */
  sampleRateOf: ((zone: string) => number) | null;
};

/** Where a change was not announced (another instance, a lost connection) it is seen this late. */
const MAX_AGE_MS = 5_000;

type Held = { loadedAt: number; data: Promise<ReferenceData> };
const holder = globalThis as typeof globalThis & { gatehouseReferenceData?: Held };

/** The inventory's zones, the decision mappings and the trust rules, at most five seconds old. */
export function getReferenceData(nowMs: number): Promise<ReferenceData> {
  const held = holder.gatehouseReferenceData;
  if (held && nowMs - held.loadedAt < MAX_AGE_MS) return held.data;
  const data = Promise.all([
    loadZoneIndex(),
    listMappingRules(),
    findActiveTrustRules(),
    loadSampleRates(),
  ]).then(([findZone, mappingRules, active, sampleRateOf]) => ({
    findZone,
    mappingRules,
    trustRules: compileTrustRules(active?.rules ?? []),
    sampleRateOf,
  }));
  holder.gatehouseReferenceData = { loadedAt: nowMs, data };
  // A failed load is not kept: the next request tries again.
  data.catch(() => forgetReferenceData());
  return data;
}

/** The sampling that administrators set for each tier, by zone. Zones of no inventory are of the standard tier. */
async function loadSampleRates(): Promise<ReferenceData['sampleRateOf']> {
  const { tiers } = await readTelemetrySettings();
  if (Object.values(tiers).every(({ sampleRate }) => sampleRate === 1)) return null;
  const tierOf = await loadZoneTiers();
  return (zone) => tiers[tierOf(zone)].sampleRate;
}

/** Makes the next event load the reference data afresh. */
export function forgetReferenceData(): void {
  holder.gatehouseReferenceData = undefined;
}
