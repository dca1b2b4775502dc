import type { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { accessSettingsSchema, type AccessSettings } from '@/lib/domain/access-settings';
import type { Actor } from '@/lib/domain/roles';
import { followAgain } from '@/lib/store/access-grants/follow-again';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { readSettingForUpdate, writeSetting } from '@/lib/store/settings/settings';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Sets what counts as break-glass, and by when it is to be reviewed. The log is followed again from its beginning, so
 * that what happened before is judged by it as well.
 */
export async function saveAccessSettings(
  actor: Actor,
  input: z.input<typeof accessSettingsSchema>,
  { now, newId, from }: Occasion,
): Promise<AccessSettings> {
  requirePermission(actor, 'settings:write');
  requireEveryZone(actor);
  const settings = accessSettingsSchema.parse(input);
  return withTransaction(async (tx) => {
    const before = await readSettingForUpdate(tx, 'access', accessSettingsSchema);
    await writeSetting(tx, 'access', settings, now);
    await followAgain(tx);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'access-settings.changed',
      targets: [{ type: 'setting', id: 'access' }],
      context: from,
      changes: { from: before, to: settings },
    });
    return settings;
  });
}
