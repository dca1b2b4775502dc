import type { Transaction } from '../transaction';

/** Any fixed number: the advisory lock that changes of objectives take. */
const LOCK = 71_026_003;

/** Lets one change of the objectives run at a time, until the end of the transaction. */
export async function lockObjectives(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
}
