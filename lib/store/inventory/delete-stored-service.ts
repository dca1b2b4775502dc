import type { Transaction } from '../transaction';

/** Removes a service from the inventory. The history of its zones stays, and ends at `now`. */
export async function deleteStoredService(tx: Transaction, name: string, now: Date): Promise<void> {
  await tx.zoneMembership.updateMany({ where: { serviceName: name, validTo: null }, data: { validTo: now } });
  await tx.service.delete({ where: { name } });
}
