import { getConfig } from '@/lib/config/config';
import { regulatedBy } from '@/lib/domain/compliance/regulated-zones';
import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { readTrimmedBefore, sumDataAccess } from '@/lib/store/compliance-reports/sum-data-access';
import { sumZoneAttempts } from '@/lib/store/compliance-reports/sum-zone-attempts';
import { sumZoneEntries } from '@/lib/store/compliance-reports/sum-zone-entries';
import { listStoredZones } from '@/lib/store/inventory/list-stored-zones';

const DAY_MS = 86_400_000;

/** Who reached those of the zones (null for all) that one of the classifications regulates; at most `limit` rows each. */
export async function readRegulatedAccess(
  window: Window,
  zones: readonly string[] | null,
  regulated: readonly string[],
  limit: number,
  now: Date,
): Promise<ComplianceReportData['regulatedAccess']> {
  const stored = await listStoredZones(zones);
  const judged = stored.map((zone) => ({ zone, by: regulatedBy(zone, regulated) }));
  const slugs = judged.flatMap(({ zone, by }) => (by.length > 0 ? [zone.slug] : []));
  const [entries, dataAccess, attempts, keptFrom] = await Promise.all([
    sumZoneEntries(window, slugs, limit),
    sumDataAccess(window, slugs, limit),
    sumZoneAttempts(window, slugs, limit),
    findKeptFrom(slugs, now),
  ]);
  return {
    zones: judged.flatMap(({ zone, by }) =>
      by.length === 0
        ? []
        : [
            {
              slug: zone.slug,
              name: zone.name,
              trustLevel: zone.trustLevel,
              classifications: zone.dataClassifications,
              regulatedBy: by,
            },
          ],
    ),
    others: judged.flatMap(({ zone, by }) => (by.length === 0 ? [zone.slug] : [])),
    entries,
    dataAccess,
    dataAccessSince: keptFrom > window.from ? keptFrom.toISOString() : null,
    attempts,
  };
}

/** From when on all single events of the zones are still there: whole UTC days are dropped. */
async function findKeptFrom(zones: readonly string[], now: Date): Promise<Date> {
  const oldest = now.getTime() - getConfig().retentionDays * DAY_MS;
  const everywhere = new Date(Math.floor(oldest / DAY_MS) * DAY_MS);
  const trimmed = await readTrimmedBefore(zones);
  return trimmed && trimmed > everywhere ? trimmed : everywhere;
}
