import type { Transaction } from '../transaction';

/** Removes a zone; memberships of the past keep its name. */
export async function deleteStoredZone(tx: Transaction, slug: string): Promise<void> {
  await tx.zone.delete({ where: { slug } });
}
