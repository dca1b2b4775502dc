import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import { Prisma } from '../generated/client';
import type { Transaction } from '../transaction';
import { toAlertRule } from './alert-rule-row';

/** Keeps others from adding, changing and removing alert rules until the transaction ends. */
export async function lockAlertRules(tx: Transaction): Promise<void> {
  await tx.$executeRaw`LOCK TABLE alert_rule IN SHARE ROW EXCLUSIVE MODE`;
}

/** Writes an alert rule in place of the one with its id, or as a new one; answers it as it is stored. */
export async function saveAlertRule(tx: Transaction, rule: AlertRule): Promise<AlertRule> {
  const { id, dynamic, updatedAt, ...given } = rule;
  const data = {
    ...given,
    dynamic: dynamic ?? Prisma.DbNull,
    updatedAt: new Date(updatedAt),
  };
  const row = await tx.alertRule.upsert({ where: { id }, create: { id, ...data }, update: data });
  return toAlertRule(row);
}

/** Removes an alert rule; alerts that it made stay. */
export async function deleteAlertRule(tx: Transaction, id: string): Promise<void> {
  await tx.alertRule.delete({ where: { id } });
  await tx.alertEvaluation.deleteMany({ where: { ruleId: id } });
}
