import { z } from 'zod';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import type { StoredAlert } from '@/lib/store/alerting/alert-row';
import { findAlert } from '@/lib/store/alerting/find-alert';

/** The alert of an id, if it lies within the actor's zones. Throws `not-found`. */
export async function requireAlert(actor: Actor, id: string): Promise<StoredAlert> {
  const alert = z.uuid().safeParse(id).success ? await findAlert(id, confineToZones(actor)) : null;
  if (!alert)
    throw new GatehouseError('not-found', 'There is no such alert.', {
      remedy: 'Look at the list of alerts.',
    });
  return alert;
}
