import type { DueMessage } from './decide-messages';
import { deriveMessageId } from './derive-message-id';

/**
 * The id of a message, made of its group, its place among the messages of the group and what it tells: deciding on the
 * same again makes the same message.
 */
export const notificationId = ({
  group,
  kind,
  alerts,
}: Pick<DueMessage, 'group' | 'kind' | 'alerts'>): string =>
  deriveMessageId(group.id, group.messages, kind, ...alerts.map(({ id }) => id).toSorted());
