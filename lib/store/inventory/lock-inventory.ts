import type { Transaction } from '../transaction';

/** Any fixed number: the advisory lock that changes of the inventory take. */
const LOCK = 71_026_001;

/**
 * Lets one change of the inventory run at a time, until the end of the transaction, and tells
 * everybody who listens on `gatehouse_inventory` when it is committed.
 */
export async function lockInventory(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
  await tx.$executeRaw`SELECT pg_notify('gatehouse_inventory', '')`;
}
