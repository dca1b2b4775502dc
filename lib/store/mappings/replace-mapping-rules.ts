import type { MappingRule } from '@/lib/domain/decision-mapping';
import { jsonParameter } from '../json-parameter';
import type { Transaction } from '../transaction';

/** Puts `rules` in place of those that a source has, and tells everybody who listens on `gatehouse_mappings`. */
export async function replaceMappingRules(
  tx: Transaction,
  source: string,
  rules: readonly (MappingRule & { id: string })[],
  now: Date,
): Promise<void> {
  await tx.decisionMapping.deleteMany({ where: { source } });
  await tx.$executeRaw`
    INSERT INTO "decision_mapping"
      ("id", "source", "position", "policy", "result_path", "allow_values", "updated_at")
    SELECT "id", ${source}, "position", "policy", "resultPath", "allowValues", ${now}::timestamptz
    FROM jsonb_to_recordset(${jsonParameter(rules.map((rule, position) => ({ ...rule, position })))}::jsonb)
      AS given("id" uuid, "position" int, "policy" text, "resultPath" text, "allowValues" jsonb)`;
  await tx.$executeRaw`SELECT pg_notify('gatehouse_mappings', '')`;
}
