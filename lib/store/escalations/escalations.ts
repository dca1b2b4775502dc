import { escalationInputSchema, type EscalationInput } from '@/lib/domain/alerting/escalation';
import { getPrisma } from '../database';
import type { Escalation } from '../generated/client';
import type { Transaction } from '../transaction';

/** An escalation policy as stored; every change makes a new revision. */
export type EscalationRecord = EscalationInput & {
  id: string;
  revision: number;
  updatedAt: Date;
  updatedBy: string;
};

const toRecord = (row: Escalation): EscalationRecord => ({
  ...row,
  steps: escalationInputSchema.shape.steps.parse(row.steps),
});

/** Every escalation policy by name. */
export async function listEscalations(client: Transaction = getPrisma()): Promise<EscalationRecord[]> {
  const rows = await client.escalation.findMany({ orderBy: { name: 'asc' } });
  return rows.map(toRecord);
}

/** The escalation policy of an id, which nobody else changes until the transaction ends; or null. */
export async function lockEscalation(tx: Transaction, id: string): Promise<EscalationRecord | null> {
  await tx.$queryRaw`SELECT 1 FROM escalation WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.escalation.findUnique({ where: { id } });
  return row && toRecord(row);
}

/** Whether another escalation policy has this name. */
export async function isEscalationNameTaken(tx: Transaction, name: string, id: string): Promise<boolean> {
  return (await tx.escalation.count({ where: { name, NOT: { id } } })) > 0;
}

/** Adds an escalation policy. */
export async function insertEscalation(tx: Transaction, escalation: EscalationRecord): Promise<void> {
  await tx.escalation.create({ data: escalation });
}

/** Puts an escalation policy in place of what it was. */
export async function updateEscalation(
  tx: Transaction,
  { id, ...escalation }: EscalationRecord,
): Promise<void> {
  await tx.escalation.update({ where: { id }, data: escalation });
}

/** Removes an escalation policy. What runs by it ends by itself. */
export async function deleteEscalation(tx: Transaction, id: string): Promise<void> {
  await tx.escalation.delete({ where: { id } });
}
