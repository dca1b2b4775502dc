import { mappingRuleSchema, type MappingRule } from '@/lib/domain/decision-mapping';
import type { Transaction } from '../transaction';

/** The decision mappings of one source, in order; they change only here until the transaction ends. */
export async function listMappingRulesForUpdate(tx: Transaction, source: string): Promise<MappingRule[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse_mappings'))`;
  const rows = await tx.decisionMapping.findMany({ where: { source }, orderBy: { position: 'asc' } });
  return rows.map(({ policy, resultPath, allowValues }) =>
    mappingRuleSchema.parse({ policy, resultPath, allowValues }),
  );
}
