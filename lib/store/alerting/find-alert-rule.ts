import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toAlertRule } from './alert-rule-row';

/** The alert rule with this id, or null. */
export async function findAlertRule(
  id: string,
  client: Transaction = getPrisma(),
): Promise<AlertRule | null> {
  const row = await client.alertRule.findUnique({ where: { id } });
  return row && toAlertRule(row);
}
