import { z } from 'zod';
import { ALERT_STATES, type AlertState } from '@/lib/domain/alerting/alert-state';
import { notificationSchema, type Notification } from '@/lib/domain/alerting/notification';
import type { Transaction } from '../transaction';

/** Which step of which run a message is. */
export async function recordEscalationMessage(
  tx: Transaction,
  message: { notificationId: string; runId: string; step: number; round: number },
): Promise<void> {
  await tx.escalationMessage.createMany({ data: [message], skipDuplicates: true });
}

/** The step of the policy that a message is of; null for a message of no escalation. */
export async function findEscalationStep(
  tx: Transaction,
  notificationId: string,
): Promise<{ escalationId: string; step: number; round: number } | null> {
  const row = await tx.escalationMessage.findUnique({
    where: { notificationId },
    include: { run: { select: { escalationId: true } } },
  });
  return row && { escalationId: row.run.escalationId, step: row.step, round: row.round };
}

const TELLING = ['firing', 'storm', 'no-data', 'reminder', 'escalation'];

/** The last message that told people of a group of alerts; null where none is kept. */
export async function findLastMessage(tx: Transaction, groupId: string): Promise<Notification | null> {
  const row = await tx.notification.findFirst({
    where: { groupId, kind: { in: TELLING } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return row && notificationSchema.parse(row.body);
}

/** The paging alerts of a group with their states. */
export async function listPages(
  tx: Transaction,
  groupId: string,
): Promise<{ id: string; state: AlertState }[]> {
  const rows = await tx.alert.findMany({
    where: { groupId, severity: 'page' },
    select: { id: true, state: true },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, state }) => ({ id, state: z.enum(ALERT_STATES).parse(state) }));
}
