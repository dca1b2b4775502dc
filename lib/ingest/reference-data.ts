import type { MappingRule } from '@/lib/domain/decision-mapping';
import { loadZoneIndex, type ZoneIndex } from '@/lib/store/inventory/zone-index';
import { compileTrustRules, type TrustPlacer } from '@/lib/domain/trust-rules/compile-trust-rules';
import { listMappingRules } from '@/lib/store/mappings/list-mapping-rules';
import { findActiveTrustRules } from '@/lib/store/trust-rules/list-trust-rule-versions';

/** What ingest looks up for every event, held in memory. */
export type ReferenceData = {
  findZone: ZoneIndex;
  mappingRules: Map<string, MappingRule[]>;
  trustRules: TrustPlacer;
};

/** Where a change was not announced (another instance, a lost connection) it is seen this late. */
const MAX_AGE_MS = 5_000;

type Held = { loadedAt: number; data: Promise<ReferenceData> };
const holder = globalThis as typeof globalThis & { gatehouseReferenceData?: Held };

/** The inventory's zones, the decision mappings and the trust rules, at most five seconds old. */
export function getReferenceData(nowMs: number): Promise<ReferenceData> {
  const held = holder.gatehouseReferenceData;
  if (held && nowMs - held.loadedAt < MAX_AGE_MS) return held.data;
  const data = Promise.all([loadZoneIndex(), listMappingRules(), findActiveTrustRules()]).then(
    ([findZone, mappingRules, active]) => ({
      findZone,
      mappingRules,
      trustRules: compileTrustRules(active?.rules ?? []),
    }),
  );
  holder.gatehouseReferenceData = { loadedAt: nowMs, data };
  // A failed load is not kept: the next request tries again.
  data.catch(() => forgetReferenceData());
  return data;
}

/** Makes the next event load the reference data afresh. */
export function forgetReferenceData(): void {
  holder.gatehouseReferenceData = undefined;
}
