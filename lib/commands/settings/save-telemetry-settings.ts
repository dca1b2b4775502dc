import type { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { telemetrySettingsSchema, type TelemetrySettings } from '@/lib/domain/telemetry-settings';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { readSettingForUpdate, writeSetting } from '@/lib/store/settings/settings';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Sets prices and budget, and how long events of each tier are kept and which share of allowed traffic.
 * Sampling applies to events that come from then on; what retention has deleted does not come back.
 */
export async function saveTelemetrySettings(
  actor: Actor,
  input: z.input<typeof telemetrySettingsSchema>,
  { now, newId, from }: Occasion,
): Promise<TelemetrySettings> {
  requirePermission(actor, 'settings:write');
  requireEveryZone(actor);
  const settings = telemetrySettingsSchema.parse(input);
  return withTransaction(async (tx) => {
    const before = await readSettingForUpdate(tx, 'telemetry', telemetrySettingsSchema);
    await writeSetting(tx, 'telemetry', settings, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'telemetry-settings.changed',
      targets: [{ type: 'setting', id: 'telemetry' }],
      context: from,
      changes: { from: before, to: settings },
    });
    return settings;
  });
}
