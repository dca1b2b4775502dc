import type { Transaction } from '../transaction';

/** Who or where attempts are counted for, and how many may fail within the window. */
export type AttemptLimit = { subject: string; limit: number };

export type AttemptReservation =
  | { reserved: true; ids: bigint[] }
  /** `oldest`: the attempt that has to leave the window before the next one is let in. */
  | { reserved: false; oldest: Date };

/**
 * Counts a sign-in as failed for each subject, before its password is looked at, or refuses it without
 * counting where a limit is reached. Attempts of one subject go through here one by one (advisory lock
 * until `tx` ends), so that those made at the same moment cannot all see the same count.
 */
export async function reserveSignInAttempts(
  tx: Transaction,
  limits: readonly AttemptLimit[],
  now: Date,
  windowStart: Date,
): Promise<AttemptReservation> {
  const subjects = limits.map(({ subject }) => subject).toSorted();
  for (const subject of subjects)
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, 0))`;

  const blocking: Date[] = [];
  for (const { subject, limit } of limits) {
    // The limit-th newest attempt: as long as it is within the window, there are as many as may be.
    const attempt = await tx.signInAttempt.findFirst({
      where: { subject, attemptAt: { gt: windowStart } },
      orderBy: [{ attemptAt: 'desc' }, { id: 'desc' }],
      skip: limit - 1,
      select: { attemptAt: true },
    });
    if (attempt) blocking.push(attempt.attemptAt);
  }
  if (blocking.length > 0)
    return { reserved: false, oldest: new Date(Math.max(...blocking.map((at) => at.getTime()))) };

  const made = await tx.signInAttempt.createManyAndReturn({
    data: limits.map(({ subject }) => ({ subject, attemptAt: now })),
    select: { id: true },
  });
  return { reserved: true, ids: made.map(({ id }) => id) };
}
