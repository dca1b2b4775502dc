import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { NotificationList, NotificationListQuery } from '@/lib/domain/read-models/notifications';
import type { Actor } from '@/lib/domain/roles';
import {
  countNotifications,
  listNotifications as listStored,
} from '@/lib/store/notifications/list-notifications';
import { toNotificationRow } from './to-notification-row';

/**
 * A page of what was told to whom and why, the newest first. Needs alerts:read; an actor of some zones sees messages about
 * one of these.
 */
export async function listNotifications(
  actor: Actor,
  { limit, cursor, ...filter }: NotificationListQuery,
): Promise<NotificationList> {
  requirePermission(actor, 'alerts:read');
  const conditions = { ...filter, zones: confineToZones(actor) };
  const [{ items, nextCursor }, total] = await Promise.all([
    listStored(conditions, { limit, cursor }),
    countNotifications(conditions),
  ]);
  return { items: items.map((item) => toNotificationRow(actor, item)), total, nextCursor };
}
