import { requirePermission } from '@/lib/auth/require-permission';
import type { Corrections } from '@/lib/domain/read-models/objectives';
import type { Actor } from '@/lib/domain/roles';
import { listStoredCorrections } from '@/lib/store/corrections/list-stored-corrections';

/** Every correction, the newest first. */
export async function listCorrections(actor: Actor): Promise<Corrections> {
  requirePermission(actor, 'dashboards:read');
  return { items: await listStoredCorrections() };
}
