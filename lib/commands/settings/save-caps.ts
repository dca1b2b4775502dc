import type { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { capsSchema, type Caps } from '@/lib/domain/folding';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { readSettingForUpdate, writeSetting } from '@/lib/store/settings/settings';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Sets how many services and policies of each source and zone are told apart. What is told apart already
 * stays so; what counted as "other" stays counted as that.
 */
export async function saveCaps(
  actor: Actor,
  input: z.input<typeof capsSchema>,
  { now, newId, from }: Occasion,
): Promise<Caps> {
  requirePermission(actor, 'settings:write');
  requireEveryZone(actor);
  const caps = capsSchema.parse(input);
  return withTransaction(async (tx) => {
    const before = await readSettingForUpdate(tx, 'cardinality', capsSchema);
    await writeSetting(tx, 'cardinality', caps, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'cardinality-caps.changed',
      targets: [{ type: 'setting', id: 'cardinality' }],
      context: from,
      changes: { from: before, to: caps },
    });
    return caps;
  });
}
