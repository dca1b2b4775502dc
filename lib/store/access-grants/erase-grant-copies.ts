import type { Transaction } from '../transaction';

/** Stands where a text was: that there was one is no secret, and a missing one would be a finding. */
const ERASED = '(erased)';

/**
 * Takes out of grants what entries told of them and have lost: who held it, why and with whose approval, and who ended
 * or reviewed it with which words. What was granted, when and until when stays.
 */
export async function eraseGrantCopies(
  tx: Transaction,
  indexes: readonly string[],
  fields: readonly string[],
): Promise<void> {
  const has = (...names: string[]) => names.some((name) => fields.includes(name) || fields.includes('leaf'));
  // Whom a right was given to stands in the targets or in the changes, and as the actor where somebody took it.
  const noHolder = has('actor.id', 'targets', 'changes');
  const noName = noHolder || has('actor.name', 'targets.name');
  const noActor = has('actor.id', 'actor.name');
  const noWords = has('changes');
  await tx.$executeRaw`
    UPDATE access_grant g SET
      holder_id = CASE WHEN ${noHolder} THEN NULL ELSE g.holder_id END,
      holder_name = CASE WHEN ${noName} THEN NULL ELSE g.holder_name END,
      granted_by = CASE WHEN ${noActor} THEN NULL ELSE g.granted_by END,
      justification = CASE WHEN ${noWords} AND g.justification IS NOT NULL THEN ${ERASED} ELSE g.justification END,
      approver = CASE WHEN ${noWords} AND g.approver IS NOT NULL THEN ${ERASED} ELSE g.approver END
    FROM audit_leaf l WHERE l.leaf_index = ANY(${[...indexes]}::bigint[]) AND g.entry_id = l.id`;
  await tx.$executeRaw`
    UPDATE access_grant g SET revoked_by = CASE WHEN ${noActor} THEN NULL ELSE g.revoked_by END
    FROM audit_leaf l LEFT JOIN access_mark m ON m.entry_id = l.id AND m.kind = 'ended'
    WHERE l.leaf_index = ANY(${[...indexes]}::bigint[]) AND ((g.handle = m.handle AND g.revoked_at = m.at)
      OR (l.action = 'access-grant.ended' AND l.target_keys @> ARRAY['access-grant:' || g.id]))`;
  await tx.$executeRaw`
    UPDATE access_grant g SET review_by = CASE WHEN ${noActor} THEN NULL ELSE g.review_by END,
      review_text = CASE WHEN ${noWords} THEN NULL ELSE g.review_text END
    FROM audit_leaf l LEFT JOIN access_mark m ON m.entry_id = l.id AND m.kind = 'reviewed'
    WHERE l.leaf_index = ANY(${[...indexes]}::bigint[]) AND ((g.handle = m.handle AND g.review_at = m.at)
      OR (l.action = 'access-grant.reviewed' AND l.target_keys @> ARRAY['access-grant:' || g.id]))`;
  await tx.$executeRaw`
    UPDATE access_mark m SET by = CASE WHEN ${noActor} THEN NULL ELSE m.by END,
      text = CASE WHEN ${noWords} THEN NULL ELSE m.text END
    FROM audit_leaf l WHERE l.leaf_index = ANY(${[...indexes]}::bigint[]) AND m.entry_id = l.id`;
}
