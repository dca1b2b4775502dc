import { getConfig } from '@/lib/config/config';
import { loadZoneTiers } from '@/lib/store/inventory/load-zone-tiers';
import { listCountedZones, trimZones } from '@/lib/store/retention/trim-zones';
import { readTelemetrySettings } from '@/lib/store/settings/read-telemetry-settings';

const DAY_MS = 86_400_000;

/**
 * Deletes the events of zones whose tier keeps them for a shorter time than the others, whole UTC days at a
 * time. Returns how many were deleted.
 */
export async function trimTiers(now: Date): Promise<number> {
  const { tiers } = await readTelemetrySettings();
  const { retentionDays } = getConfig();
  const shorter = Object.values(tiers).some((tier) => (tier.retentionDays ?? Infinity) < retentionDays);
  if (!shorter) return 0;
  const [zones, tierOf] = await Promise.all([listCountedZones(), loadZoneTiers()]);
  const wanted = new Map<string, Date>();
  for (const zone of zones) {
    const days = tiers[tierOf(zone)].retentionDays;
    if (days === null || days >= retentionDays) continue;
    wanted.set(zone, new Date((Math.floor(now.getTime() / DAY_MS) - days) * DAY_MS));
  }
  return trimZones(wanted);
}
