import { hash } from 'node:crypto';
import { LOOP_KEY_PREFIX } from '@/lib/domain/alerting/channels/loop-mark';
import type { Notification } from '@/lib/domain/alerting/notification';

/**
 * What a receiver keeps a group of alerts under, with the mark of Gatehouse in front; a message about no alert stands for
 * itself. One that would be too long is hashed, so that two groups never share one.
 */
export function outerKeyOf({ groupKey, alertIds, id, kind }: Notification, most: number): string {
  const key = `${LOOP_KEY_PREFIX}${alertIds.length === 0 || kind === 'test' ? id : groupKey}`;
  return key.length <= most ? key : `${LOOP_KEY_PREFIX}${hash('sha256', groupKey, 'hex')}`;
}

/**
 * Whether a message is the last one of its group, so that the receiver may close what it keeps under the group's key: also
 * where an alert went on to another group since it became graver, for nothing else would ever close it.
 */
export const endsGroup = ({ kind }: Pick<Notification, 'kind'>): boolean => kind === 'resolved';

/** Whether a message is one that somebody has to do something about. */
export const isAboutAlerts = ({ kind }: Notification): boolean =>
  !['silence-expiring', 'bypass-expiring', 'report', 'test'].includes(kind);
