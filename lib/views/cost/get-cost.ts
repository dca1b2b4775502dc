import { requirePermission } from '@/lib/auth/require-permission';
import type { Cost } from '@/lib/domain/read-models/cost';
import type { Actor } from '@/lib/domain/roles';
import type { TelemetrySettings } from '@/lib/domain/telemetry-settings';
import { loadZoneTiers } from '@/lib/store/inventory/load-zone-tiers';
import { readTelemetrySettings } from '@/lib/store/settings/read-telemetry-settings';
import { listVolumes } from '@/lib/store/volume/list-volumes';
import { summariseCost } from './summarise-cost';

/** Telemetry volume and cost of the calendar month (UTC) so far, in the zones of the reader. */
export async function getCost(actor: Actor, now: Date): Promise<Cost> {
  requirePermission(actor, 'dashboards:read');
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const [rows, settings, tierOf] = await Promise.all([
    listVolumes({ from, to: now }, actor.zones),
    readTelemetrySettings(),
    loadZoneTiers(),
  ]);
  return summariseCost(rows, settings, tierOf, now);
}

/** What telemetry of each tier costs, how long it is kept and how it is sampled. */
export async function getTelemetrySettings(actor: Actor): Promise<TelemetrySettings> {
  requirePermission(actor, 'settings:read');
  return readTelemetrySettings();
}
