import type { AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import { getPrisma } from '../database';

/** Adds the rules that come with Gatehouse where they are missing; what is there stays as it is. Returns how many were added. */
export async function ensureReadyMadeRules(
  rules: readonly (AlertRuleInput & { id: string })[],
  now: Date,
): Promise<number> {
  const { count } = await getPrisma().alertRule.createMany({
    data: rules.map(({ dynamic, ...rule }) => ({
      ...rule,
      ...(dynamic && { dynamic }),
      isReadyMade: true,
      revision: 1,
      updatedAt: now,
      updatedBy: OWN_SOURCE,
    })),
    skipDuplicates: true,
  });
  return count;
}
