import { getPrisma } from '../database';

/** Takes reservations back: the sign-in succeeded. */
export async function releaseSignInAttempts(ids: bigint[]): Promise<void> {
  await getPrisma().signInAttempt.deleteMany({ where: { id: { in: ids } } });
}
