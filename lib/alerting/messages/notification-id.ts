import { hash } from 'node:crypto';
import type { DueMessage } from './decide-messages';

/**
 * The id of a message, made of its group, its place among the messages of the group and what it tells: deciding on the
 * same again makes the same message.
 */
export function notificationId({
  group,
  kind,
  alerts,
}: Pick<DueMessage, 'group' | 'kind' | 'alerts'>): string {
  const told = alerts.map(({ id }) => id).toSorted();
  const hex = hash('sha256', JSON.stringify([group.id, group.messages, kind, told]), 'hex');
  // Version 8 (RFC 9562): a UUID made by the application's own rule.
  const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
