import type { Delivery, NotificationRow } from '@/lib/domain/read-models/notifications';
import type { Actor } from '@/lib/domain/roles';
import type { StoredNotification } from '@/lib/store/notifications/list-notifications';

/** What is shown in the place of what cannot be read. */
const UNREADABLE = {
  title: 'A message that cannot be read',
  sentence: 'Another version of Gatehouse wrote it, and this one cannot read what it says.',
  zone: null,
  isDrill: false,
  alertIds: [],
  url: '/alerts',
} as const;

/** A message as lists show it. Addresses of people are for those who answer alerts. */
export function toNotificationRow(
  actor: Actor,
  { id, kind, category, severity, createdAt, routedAt, body, unreached, deliveries }: StoredNotification,
): NotificationRow {
  const { title, sentence, zone, isDrill, alertIds, url } = body ?? UNREADABLE;
  return {
    id,
    kind,
    category,
    severity,
    title,
    sentence,
    zone,
    isDrill,
    alerts: alertIds.length,
    url,
    createdAt,
    routedAt,
    unreached,
    deliveries: deliveries.map((delivery) => hideRecipient(actor, delivery)),
  };
}

/** What a mail server says names the address as well. */
export function hideRecipient<D extends Pick<Delivery, 'recipient' | 'lastError'>>(
  actor: Actor,
  delivery: D,
): D {
  if (delivery.recipient === null || actor.permissions.has('alerts:write')) return delivery;
  return {
    ...delivery,
    recipient: null,
    lastError: delivery.lastError?.replaceAll(delivery.recipient, '…') ?? null,
  };
}
