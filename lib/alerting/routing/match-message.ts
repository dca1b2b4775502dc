import { NOTHING_KNOWN, type Matched } from '@/lib/domain/alerting/matcher';
import type { Notification } from '@/lib/domain/alerting/notification';

/** A message that tells of no alert, as far as matchers can ask about it; `label:message` is its kind. */
export const matchMessage = (message: Notification): Matched => ({
  ...NOTHING_KNOWN,
  cause: message.cause ?? '',
  category: message.category,
  severity: message.severity,
  zone: message.zone,
  owner: message.labels['owner'] ?? null,
  labels: { ...message.labels, message: message.kind },
});
