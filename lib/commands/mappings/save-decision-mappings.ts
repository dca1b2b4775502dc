import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { mappingRulesSchema, type MappingRule } from '@/lib/domain/decision-mapping';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { listMappingRulesForUpdate } from '@/lib/store/mappings/list-mapping-rules-for-update';
import { replaceMappingRules } from '@/lib/store/mappings/replace-mapping-rules';
import { withTransaction } from '@/lib/store/transaction';

export const saveDecisionMappingsSchema = z.object({
  source: z.string().min(1).max(200),
  rules: mappingRulesSchema,
});

/** Puts a source's decision mappings in place of those it has. Events that come later are read with them. */
export async function saveDecisionMappings(
  actor: Actor,
  input: z.input<typeof saveDecisionMappingsSchema>,
  { now, newId, from }: Occasion,
): Promise<{ source: string; rules: MappingRule[] }> {
  requirePermission(actor, 'mappings:write');
  requireEveryZone(actor);
  const { source, rules } = saveDecisionMappingsSchema.parse(input);
  return withTransaction(async (tx) => {
    const before = await listMappingRulesForUpdate(tx, source);
    await replaceMappingRules(
      tx,
      source,
      rules.map((rule) => ({ ...rule, id: newId() })),
      now,
    );
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'mappings.changed',
      targets: [{ type: 'source', id: source }],
      context: from,
      changes: { from: before, to: rules },
    });
    return { source, rules };
  });
}
