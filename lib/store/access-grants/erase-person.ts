import type { Transaction } from '../transaction';

/**
 * Takes a person out of the grants, as holder by the pseudonym and under any of the names elsewhere. What was granted,
 * when and with which end stays.
 */
export async function erasePersonFromGrants(
  tx: Transaction,
  ref: string,
  names: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE access_grant SET holder_id = NULL, holder_name = NULL WHERE holder_ref = ${ref} OR acts_ref = ${ref}`;
  await tx.$executeRaw`
    UPDATE access_grant SET approver = CASE WHEN approver = ANY(${names}) THEN '(erased)' ELSE approver END,
      granted_by = CASE WHEN granted_by = ANY(${names}) THEN NULL ELSE granted_by END,
      revoked_by = CASE WHEN revoked_by = ANY(${names}) THEN NULL ELSE revoked_by END,
      review_by = CASE WHEN review_by = ANY(${names}) THEN NULL ELSE review_by END
    WHERE approver = ANY(${names}) OR granted_by = ANY(${names}) OR revoked_by = ANY(${names})
      OR review_by = ANY(${names})`;
  await tx.$executeRaw`UPDATE access_mark SET by = NULL WHERE by_ref = ${ref} OR by = ANY(${names})`;
}
