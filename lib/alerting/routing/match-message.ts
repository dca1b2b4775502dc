import type { Matched } from '@/lib/domain/alerting/matcher';
import type { Notification } from '@/lib/domain/alerting/notification';

/** A message that tells of no alert, as far as matchers can ask about it; `label:message` is its kind. */
export const matchMessage = (message: Notification): Matched => ({
  rule: '',
  detector: '',
  failure: null,
  cause: message.cause ?? '',
  category: message.category,
  severity: message.severity,
  zone: message.zone,
  service: null,
  environment: null,
  policy: null,
  item: null,
  owner: message.labels['owner'] ?? null,
  labels: { ...message.labels, message: message.kind },
});
