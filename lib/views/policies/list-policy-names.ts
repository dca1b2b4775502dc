import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { listChangedPolicies, listDecidingPolicies } from '@/lib/store/policies/list-policy-names';

const MOST_NAMES = 2_000;

/** The names of policies that decide or were changed, in order: what filters suggest. */
export async function listPolicyNames(actor: Actor): Promise<{ names: string[] }> {
  requirePermission(actor, 'policies:read');
  const [deciding, changed] = await Promise.all([
    listDecidingPolicies(actor.zones),
    listChangedPolicies(actor.zones),
  ]);
  return { names: [...new Set([...deciding, ...changed.keys()])].toSorted().slice(0, MOST_NAMES) };
}
