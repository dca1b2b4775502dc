import { z } from 'zod';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { SilencesOfAlert } from '@/lib/domain/read-models/silences';
import type { Actor } from '@/lib/domain/roles';
import { findAlert } from '@/lib/store/alerting/find-alert';
import { listSilencesOfAlert } from './list-silences-of-alert';

/**
 * The silences that concern an alert: that hide it, hid it, or were over shortly before it fired. Throws `not-found`, also
 * for an alert beyond the actor's zones. Needs alerts:read.
 */
export async function getSilencesOfAlert(actor: Actor, id: string, now: Date): Promise<SilencesOfAlert> {
  requirePermission(actor, 'alerts:read');
  const alert = z.uuid().safeParse(id).success ? await findAlert(id, confineToZones(actor)) : null;
  if (!alert)
    throw new GatehouseError('not-found', `There is no alert ${id}.`, {
      remedy: 'Look at the list of alerts.',
    });
  return { items: await listSilencesOfAlert(actor, alert, now) };
}
