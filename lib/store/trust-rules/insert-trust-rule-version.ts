import { trustRulesSchema, type TrustRule } from '@/lib/domain/trust-rules/trust-rule';
import { jsonParameter } from '../json-parameter';
import type { Transaction } from '../transaction';

/** Told when another version became active. */
export const TRUST_RULES_CHANNEL = 'gatehouse_trust_rules';

type Active = { version: number; rules: TrustRule[] };

/** The active rules (version 0 without any before the first); no other version comes until the transaction ends. */
export async function getTrustRulesForUpdate(tx: Transaction): Promise<Active> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse_trust_rules'))`;
  const row = await tx.trustRuleVersion.findFirst({ orderBy: { version: 'desc' } });
  return row ? { version: row.version, rules: trustRulesSchema.parse(row.rules) } : { version: 0, rules: [] };
}

/** Adds a version, which is active from the commit on, and tells everybody who listens. */
export async function insertTrustRuleVersion(
  tx: Transaction,
  given: Active & { note: string; author: { id: string; name: string } },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO trust_rule_version (version, rules, note, author_id, author_name, created_at)
    VALUES (${given.version}, ${jsonParameter(given.rules)}::jsonb, ${given.note}, ${given.author.id},
      ${given.author.name}, ${now}::timestamptz)`;
  await tx.$executeRaw`SELECT pg_notify(${TRUST_RULES_CHANNEL}, '')`;
}
