import type { AccessGrant } from '../access-grant';

export const GRANT_STATES = ['active', 'overdue', 'unreviewed', 'expired', 'revoked'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

export const GRANT_FINDINGS = [
  'overdue',
  'unreviewed',
  'used-after-end',
  'no-justification',
  'no-approver',
  'self-approved',
  'no-expiry',
] as const;
export type GrantFinding = (typeof GRANT_FINDINGS)[number];

type Dates = Pick<AccessGrant, 'kind' | 'expiresAt' | 'endsItself' | 'revokedAt' | 'review'>;
type Named = { id: string | null; name: string | null };
type Facts = {
  now: Date;
  /** Entries of what was done under the grant after its end. */
  usesAfterEnd: number;
  reviewWithinHours: number;
};

const HOUR_MS = 3_600_000;
const at = (time: string | null): number => (time === null ? Infinity : Date.parse(time));

/** When a grant ends or ended: at its expiry, or when it was taken back before; milliseconds, `Infinity` for never. */
export const endOfGrant = ({ expiresAt, revokedAt }: Pick<Dates, 'expiresAt' | 'revokedAt'>): number =>
  Math.min(at(expiresAt), at(revokedAt));

/** When the review after a break-glass is due, in milliseconds; null where none is or has to be. */
export function reviewDueAt(grant: Dates, reviewWithinHours: number): number | null {
  const end = endOfGrant(grant);
  if (grant.kind !== 'break-glass' || grant.review !== null || end === Infinity) return null;
  return end + reviewWithinHours * HOUR_MS;
}

/** Whether the review is late. */
const isUnreviewed = (grant: Dates, { now, reviewWithinHours }: Facts): boolean => {
  const due = reviewDueAt(grant, reviewWithinHours);
  return due !== null && due <= now.getTime();
};

/**
 * Whether the expiry has passed without the right being known to be gone: nobody confirmed its end, and the system that
 * granted it does not end it by itself, or it was used all the same.
 */
const isOverdue = (grant: Dates, { now, usesAfterEnd }: Facts): boolean =>
  grant.revokedAt === null && at(grant.expiresAt) <= now.getTime() && (!grant.endsItself || usesAfterEnd > 0);

/**
 * What a grant is at a time. What has to be done comes first: `overdue` before `unreviewed`, and both before `revoked`
 * (somebody confirmed its end) and `expired` (it ended by itself).
 */
export function stateOfGrant(grant: Dates, facts: Facts): GrantState {
  if (endOfGrant(grant) > facts.now.getTime()) return 'active';
  if (isOverdue(grant, facts)) return 'overdue';
  if (isUnreviewed(grant, facts)) return 'unreviewed';
  return grant.revokedAt === null ? 'expired' : 'revoked';
}

/**
 * What is wrong with a break-glass or an elevation. Standing privileges have none of these: nobody justifies them one by
 * one, and what is asked of them is whether anybody uses them.
 */
export function listGrantFindings(
  grant: Dates & Pick<AccessGrant, 'justification' | 'approver'> & { holder: Named },
  facts: Facts,
): GrantFinding[] {
  if (grant.kind === 'standing') return [];
  const has: Record<GrantFinding, boolean> = {
    overdue: isOverdue(grant, facts),
    unreviewed: isUnreviewed(grant, facts),
    'used-after-end': facts.usesAfterEnd > 0,
    'no-justification': grant.justification === null,
    'no-approver': grant.approver === null,
    'self-approved': grant.approver !== null && isSame(grant.approver, grant.holder),
    'no-expiry': grant.expiresAt === null && grant.revokedAt === null,
  };
  return GRANT_FINDINGS.filter((finding) => has[finding]);
}

/**
 * Whether a name that a record gives is that of a party: its id or its name, whatever the case, or the name of the
 * session behind an ARN.
 */
export function isSame(given: string, { id, name }: Named): boolean {
  const word = given.trim().toLowerCase();
  const session = id?.startsWith('arn:') ? id.slice(id.lastIndexOf('/') + 1) : null;
  return [id, name, session].some((known) => known?.toLowerCase() === word);
}
