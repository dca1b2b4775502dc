import { z } from 'zod';
import { mappingRuleSchema, type MappingRule } from '@/lib/domain/decision-mapping';
import { queryRows, sql } from '../query';

const rowSchema = mappingRuleSchema.extend({ source: z.string() });

/** The decision mappings of every source, in order, by source. */
export async function listMappingRules(): Promise<Map<string, MappingRule[]>> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT source, policy, result_path AS "resultPath", allow_values AS "allowValues"
        FROM decision_mapping ORDER BY source, position`,
  );
  const bySource = new Map<string, MappingRule[]>();
  for (const { source, ...rule } of rows) bySource.set(source, [...(bySource.get(source) ?? []), rule]);
  return bySource;
}
