import type { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { policyDriftSettingsSchema, type PolicyDriftSettings } from '@/lib/domain/policy-drift-settings';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { readSettingForUpdate, writeSetting } from '@/lib/store/settings/settings';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Sets from when on environments that run different revisions are a drift. What is reported as one already stays so
 * until it is mended.
 */
export async function savePolicyDriftSettings(
  actor: Actor,
  input: z.input<typeof policyDriftSettingsSchema>,
  { now, newId, from }: Occasion,
): Promise<PolicyDriftSettings> {
  requirePermission(actor, 'settings:write');
  requireEveryZone(actor);
  const settings = policyDriftSettingsSchema.parse(input);
  return withTransaction(async (tx) => {
    const before = await readSettingForUpdate(tx, 'policy-drift', policyDriftSettingsSchema);
    await writeSetting(tx, 'policy-drift', settings, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'policy-drift-settings.changed',
      targets: [{ type: 'setting', id: 'policy-drift' }],
      context: from,
      changes: { from: before, to: settings },
    });
    return settings;
  });
}
