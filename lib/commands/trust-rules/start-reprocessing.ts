import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { trustRulesSchema } from '@/lib/domain/trust-rules/trust-rule';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertReprocessRun, isReprocessRunning } from '@/lib/store/reprocess/start-reprocess-run';
import { withTransaction } from '@/lib/store/transaction';
import { getTrustRulesForUpdate } from '@/lib/store/trust-rules/insert-trust-rule-version';

export const startReprocessingSchema = z.discriminatedUnion('mode', [
  /** Counts what would move, by rules that need not be saved (without any: by the active ones). */
  z.object({ mode: z.literal('count'), rules: trustRulesSchema.optional() }),
  /** Moves past events to where the active rules place them. */
  z.object({ mode: z.literal('move') }),
]);

/**
 * Starts a walk over every kept original, in the background. A move is an audit entry; a count changes
 * nothing. Throws `conflict` while one runs.
 */
export async function startReprocessing(
  actor: Actor,
  input: z.input<typeof startReprocessingSchema>,
  { now, newId, from }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'settings:write');
  requireEveryZone(actor);
  const wanted = startReprocessingSchema.parse(input);
  return withTransaction(async (tx) => {
    if (await isReprocessRunning(tx))
      throw new GatehouseError('conflict', 'Past events are being read already.', {
        remedy: 'Wait for the end of it, or stop it.',
      });
    const active = await getTrustRulesForUpdate(tx);
    const drafted = wanted.mode === 'count' ? wanted.rules : undefined;
    const id = newId();
    await insertReprocessRun(
      tx,
      {
        id,
        mode: wanted.mode,
        version: drafted ? null : active.version,
        rules: drafted ?? active.rules,
        startedBy: actor,
      },
      now,
    );
    if (wanted.mode === 'move')
      await appendAuditEntry(tx, {
        id: newId(),
        occurredAt: now,
        actor,
        action: 'reprocessing.started',
        targets: [{ type: 'reprocessing', id }],
        context: from,
        changes: { version: active.version },
      });
    return { id };
  });
}
