import { requirePermission } from '@/lib/auth/require-permission';
import type { PolicyDriftSettings } from '@/lib/domain/policy-drift-settings';
import type { Actor } from '@/lib/domain/roles';
import { readPolicyDriftSettings } from '@/lib/store/settings/read-policy-drift-settings';

/** From when on environments that run different revisions of a policy are a drift. */
export async function getPolicyDriftSettings(actor: Actor): Promise<PolicyDriftSettings> {
  requirePermission(actor, 'settings:read');
  return readPolicyDriftSettings();
}
