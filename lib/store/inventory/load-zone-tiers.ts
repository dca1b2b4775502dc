import { z } from 'zod';
import { TELEMETRY_TIERS } from '@/lib/domain/inventory';
import type { TelemetryTier } from '@/lib/domain/telemetry-settings';
import { queryRows, sql } from '../query';

const rowSchema = z.object({ slug: z.string(), tier: z.enum(TELEMETRY_TIERS) });

/** The telemetry tier of each zone; zones that the inventory does not have are of the standard tier. */
export async function loadZoneTiers(): Promise<(zone: string) => TelemetryTier> {
  const rows = await queryRows(rowSchema, sql`SELECT slug, telemetry_tier AS tier FROM zone`);
  const tiers = new Map(rows.map(({ slug, tier }) => [slug, tier]));
  return (zone) => tiers.get(zone) ?? 'standard';
}
