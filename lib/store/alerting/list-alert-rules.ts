import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toAlertRule } from './alert-rule-row';

/** Every alert rule, also those that are switched off, in the order of their ids. */
export async function listAlertRules(client: Transaction = getPrisma()): Promise<AlertRule[]> {
  const rows = await client.alertRule.findMany({ orderBy: { id: 'asc' } });
  return rows.map(toAlertRule);
}
