import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { UNZONED } from '@/lib/domain/kinds';
import type { TrustRuleVersion } from '@/lib/domain/read-models/trust-rules';
import type { Actor } from '@/lib/domain/roles';
import { trustRulesSchema, type TrustRule } from '@/lib/domain/trust-rules/trust-rule';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findUnknownZones } from '@/lib/store/inventory/find-unknown-zones';
import { withTransaction, type Transaction } from '@/lib/store/transaction';
import {
  getTrustRulesForUpdate,
  insertTrustRuleVersion,
} from '@/lib/store/trust-rules/insert-trust-rule-version';

export const saveTrustRulesSchema = z.object({
  rules: trustRulesSchema,
  /** What changed and why: shown in the history. */
  note: z.string().trim().min(1, 'a note is needed').max(1_000),
  /** The version that was edited; 0 before the first. Another one active by now is a conflict. */
  base: z.number().int().min(0),
});

/**
 * Makes rules the active version of the trust rules. Events that come later are placed with them; those
 * that are stored stay where they are until they are reprocessed. Throws `conflict` when somebody else
 * saved meanwhile, `invalid-input` for a zone that the inventory does not have.
 */
export async function saveTrustRules(
  actor: Actor,
  input: z.input<typeof saveTrustRulesSchema>,
  { now, newId, from }: Occasion,
): Promise<TrustRuleVersion> {
  requirePermission(actor, 'settings:write');
  requireEveryZone(actor);
  const { rules, note, base } = saveTrustRulesSchema.parse(input);
  return withTransaction(async (tx) => {
    const before = await getTrustRulesForUpdate(tx);
    if (before.version !== base)
      throw new GatehouseError('conflict', `Version ${before.version} was saved meanwhile.`, {
        remedy: 'Look at it in the history, then save your changes on top of it.',
      });
    await requireKnownZones(tx, rules);
    const version = before.version + 1;
    await insertTrustRuleVersion(tx, { version, rules, note, author: actor }, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'trust-rules.changed',
      targets: [{ type: 'trust-rules', id: String(version) }],
      context: from,
      changes: { from: before.rules, to: rules, note },
    });
    return { version, rules, note, author: actor.name, createdAt: now.toISOString() };
  });
}

async function requireKnownZones(tx: Transaction, rules: readonly TrustRule[]): Promise<void> {
  const zones = [...new Set(rules.map(({ zone }) => zone))].filter((zone) => zone !== UNZONED);
  const unknown = new Set(await findUnknownZones(tx, zones));
  if (unknown.size === 0) return;
  throw new GatehouseError('invalid-input', `The inventory has no zone ${[...unknown].join(', ')}.`, {
    issues: rules.flatMap(({ zone }, index) =>
      unknown.has(zone) ? [{ path: `rules.${index}.zone`, message: 'no zone of the inventory' }] : [],
    ),
  });
}
