import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { PolicyTextsAnswer } from '@/lib/domain/read-models/policy-texts';
import type { Actor } from '@/lib/domain/roles';
import { revisionInForce } from '@/lib/policy/revision-in-force';
import { readHistory } from './read-history';
import { readTexts } from './read-texts';

/** The texts of a revision of a policy, by default the one in force. Throws `not-found` for an unknown one. */
export async function getPolicyTexts(
  actor: Actor,
  policy: string,
  wanted: { revision?: string },
): Promise<PolicyTextsAnswer> {
  requirePermission(actor, 'policies:read');
  const { activations, revisions } = await readHistory(policy, actor.zones);
  const inForce = revisionInForce(activations, revisions);
  const revision = wanted.revision ?? inForce;
  if (revision !== null && !revisions.some((each) => each.revision === revision) && wanted.revision)
    throw new GatehouseError('not-found', `${policy} has no revision ${revision}.`, {
      remedy: 'Choose one of its revisions.',
    });
  return {
    policyId: policy,
    revision,
    inForce,
    files: revision === null ? null : await readTexts(policy, revision, actor.zones),
  };
}
