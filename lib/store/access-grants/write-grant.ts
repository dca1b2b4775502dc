import { pseudonymOf } from '@/lib/audit-log/make-entry';
import type { GrantHolder, GrantKind, ReviewConclusion } from '@/lib/domain/access-grant';
import { toHandle } from '@/lib/domain/access/grant-fact';
import { getPseudonymKey } from '../audit-log/pseudonym-key';
import type { AccessGrant as Row } from '../generated/client';
import type { Transaction } from '../transaction';

/** A grant as somebody records it. */
export type RecordedGrant = {
  id: string;
  kind: GrantKind;
  holder: GrantHolder;
  role: string;
  scope: string | null;
  zone: string | null;
  justification: string;
  approver: string | null;
  grantedAt: Date;
  grantedBy: string;
  expiresAt: Date | null;
  /** The audit entry that it is recorded with. */
  entryId: string;
};

/** Adds a grant that somebody recorded. */
export async function insertGrant(tx: Transaction, { holder, ...grant }: RecordedGrant): Promise<void> {
  const ref = pseudonymOf(getPseudonymKey(), holder);
  await tx.accessGrant.create({
    data: {
      ...grant,
      handle: toHandle('recorded', grant.id),
      holderType: holder.type,
      holderId: holder.id,
      holderName: holder.name,
      holderRef: ref,
      actsRef: holder.type === 'group' ? null : ref,
      identity: holder.type === 'group' ? 'unknown' : 'shared',
      endsItself: false,
    },
  });
}

/** The row of a grant, locked until the transaction ends; null without one. */
export async function lockGrant(tx: Transaction, id: string): Promise<Row | null> {
  await tx.$queryRaw`SELECT 1 FROM access_grant WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.accessGrant.findUnique({ where: { id } });
}

/** Notes that a right is gone. */
export async function endStoredGrant(
  tx: Transaction,
  id: string,
  { at, by }: { at: Date; by: string },
): Promise<void> {
  await tx.accessGrant.update({ where: { id }, data: { revokedAt: at, revokedBy: by } });
}

/** Notes the review of a grant. */
export async function reviewStoredGrant(
  tx: Transaction,
  id: string,
  review: { at: Date; by: string; conclusion: ReviewConclusion; text: string },
): Promise<void> {
  await tx.accessGrant.update({
    where: { id },
    data: {
      reviewAt: review.at,
      reviewBy: review.by,
      reviewConclusion: review.conclusion,
      reviewText: review.text,
    },
  });
}
