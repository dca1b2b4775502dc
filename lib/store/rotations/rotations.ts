import type { RotationInput } from '@/lib/domain/alerting/rotation';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

/** A rotation as stored; every change makes a new revision. */
export type RotationRecord = RotationInput & {
  id: string;
  revision: number;
  updatedAt: Date;
  updatedBy: string;
};

/** Every rotation, those of trust-zone responders first, then by name. */
export const listRotations = (client: Transaction = getPrisma()): Promise<RotationRecord[]> =>
  client.rotation.findMany({ orderBy: [{ isTrustResponder: 'desc' }, { name: 'asc' }] });

/** The rotation of an id, or null. */
export const findRotation = (id: string, client: Transaction = getPrisma()): Promise<RotationRecord | null> =>
  client.rotation.findUnique({ where: { id } });

/** The rotation of an id, which nobody else changes until the transaction ends; or null. */
export async function lockRotation(tx: Transaction, id: string): Promise<RotationRecord | null> {
  await tx.$queryRaw`SELECT 1 FROM rotation WHERE id = ${id}::uuid FOR UPDATE`;
  return findRotation(id, tx);
}

/** Whether another rotation has this name. */
export async function isRotationNameTaken(tx: Transaction, name: string, id: string): Promise<boolean> {
  return (await tx.rotation.count({ where: { name, NOT: { id } } })) > 0;
}

/** Adds a rotation. */
export async function insertRotation(tx: Transaction, rotation: RotationRecord): Promise<void> {
  await tx.rotation.create({ data: rotation });
}

/** Puts a rotation in place of what it was. */
export async function updateRotation(tx: Transaction, { id, ...rotation }: RotationRecord): Promise<void> {
  await tx.rotation.update({ where: { id }, data: rotation });
}

/** Removes a rotation with its overrides and calendars. */
export async function deleteRotation(tx: Transaction, id: string): Promise<void> {
  await tx.rotation.delete({ where: { id } });
}
