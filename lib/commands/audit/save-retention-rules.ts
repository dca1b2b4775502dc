import type { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { retentionRulesSchema, type RetentionRules } from '@/lib/domain/audit-retention/retention-rule';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { readSettingForUpdate, writeSetting } from '@/lib/store/settings/settings';
import { withTransaction } from '@/lib/store/transaction';

/** Sets how long entries of the audit log are kept. What was erased stays so, whatever the rules say later. */
export async function saveRetentionRules(
  actor: Actor,
  input: z.input<typeof retentionRulesSchema>,
  { now, newId, from }: Occasion,
): Promise<RetentionRules> {
  requirePermission(actor, 'audit:keep');
  requireEveryZone(actor);
  const settings = retentionRulesSchema.parse(input);
  return withTransaction(async (tx) => {
    const before = await readSettingForUpdate(tx, 'audit-retention', retentionRulesSchema);
    await writeSetting(tx, 'audit-retention', settings, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'log.retention',
      targets: [{ type: 'setting', id: 'audit-retention' }],
      context: from,
      changes: { from: before.rules, to: settings.rules },
    });
    return settings;
  });
}
