import type { PolicyException } from '@/lib/domain/policy-exception';
import type { PolicyException as Row } from '../generated/client';

/** A stored exception as the domain knows it. */
export const toException = ({ startsAt, expiresAt, createdAt, endedAt, ...row }: Row): PolicyException => ({
  ...row,
  from: startsAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  createdAt: createdAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});
