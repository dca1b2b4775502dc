import { z } from 'zod';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { NotificationDetail } from '@/lib/domain/read-models/notifications';
import type { Actor } from '@/lib/domain/roles';
import { findNotification, listAttempts } from '@/lib/store/notifications/list-notifications';
import { hideRecipient, toNotificationRow } from './to-notification-row';

/** A message as it was sent, with every attempt to deliver it. Needs alerts:read. Throws `not-found`. */
export async function getNotification(actor: Actor, id: string): Promise<NotificationDetail> {
  requirePermission(actor, 'alerts:read');
  const isId = z.uuid().safeParse(id).success;
  const stored = isId ? await findNotification(id.toLowerCase(), confineToZones(actor)) : null;
  if (!stored) throw new GatehouseError('not-found', 'There is no such message.');
  const attempts = await listAttempts(stored.id);
  const row = toNotificationRow(actor, stored);
  return {
    ...row,
    body: stored.body,
    deliveries: stored.deliveries.map((delivery) => ({
      ...hideRecipient(actor, delivery),
      log: attempts
        .filter(({ deliveryId }) => deliveryId === delivery.id)
        .map(({ deliveryId: _deliveryId, detail, ...attempt }) => ({
          ...attempt,
          detail: hideRecipient(actor, { ...delivery, lastError: detail }).lastError ?? '',
        })),
    })),
  };
}
