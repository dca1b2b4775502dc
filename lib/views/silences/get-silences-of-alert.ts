import { requirePermission } from '@/lib/auth/require-permission';
import type { SilencesOfAlert } from '@/lib/domain/read-models/silences';
import type { Actor } from '@/lib/domain/roles';
import { requireAlert } from '../alerts/require-alert';
import { listSilencesOfAlert } from './list-silences-of-alert';

/**
 * The silences that concern an alert: that hide it, hid it, or were over shortly before it fired. Throws `not-found`, also
 * for an alert beyond the actor's zones. Needs alerts:read.
 */
export async function getSilencesOfAlert(actor: Actor, id: string, now: Date): Promise<SilencesOfAlert> {
  requirePermission(actor, 'alerts:read');
  const alert = await requireAlert(actor, id);
  return { items: await listSilencesOfAlert(actor, alert, now) };
}
