import type { ChangeType } from '@/lib/domain/kinds';

/** A publication, activation or rollback of a policy, or of a bundle that carries it. */
export type PolicyChange = {
  eventId: string;
  /** RFC 3339 UTC with six digits, so that texts compare as times do. */
  occurredAt: string;
  type: ChangeType;
  policy: string;
  revision: string | null;
  environment: string | null;
  canaryShare: number | null;
  author: string | null;
  message: string | null;
  url: string | null;
};

/** The changes in order of time; of equal times the policy's own before its bundle's. */
export const sortChanges = (changes: readonly PolicyChange[], policy: string): PolicyChange[] =>
  changes.toSorted(
    (one, other) =>
      compare(one.occurredAt, other.occurredAt) ||
      Number(other.policy === policy) - Number(one.policy === policy) ||
      compare(one.eventId, other.eventId),
  );

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
