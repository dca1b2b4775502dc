import { getPrisma } from '../database';

/** Forgets the failures of a subject, and those of everybody that are older than the window. */
export async function clearSignInAttempts(subject: string, windowStart: Date): Promise<void> {
  await getPrisma().signInAttempt.deleteMany({
    where: { OR: [{ subject }, { attemptAt: { lte: windowStart } }] },
  });
}
