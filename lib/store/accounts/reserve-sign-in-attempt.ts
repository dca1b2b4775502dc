import { getPrisma } from '../database';

export type AttemptReservation = {
  id: bigint;
  /** When the attempts of this subject within the window were made before this one, oldest first. */
  earlier: Date[];
};

/**
 * Counts a sign-in as failed before the password is looked at, and returns the attempts before it.
 * Counting first keeps many requests at the same moment from all seeing a count of zero.
 */
export async function reserveSignInAttempt(
  subject: string,
  now: Date,
  windowStart: Date,
): Promise<AttemptReservation> {
  const prisma = getPrisma();
  const { id } = await prisma.signInAttempt.create({
    data: { subject, attemptAt: now },
    select: { id: true },
  });
  const earlier = await prisma.signInAttempt.findMany({
    where: { subject, attemptAt: { gt: windowStart }, id: { lt: id } },
    orderBy: { attemptAt: 'asc' },
    select: { attemptAt: true },
  });
  return { id, earlier: earlier.map((attempt) => attempt.attemptAt) };
}
