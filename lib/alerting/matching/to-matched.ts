import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { Matched } from '@/lib/domain/alerting/matcher';

/** An alert as silences and routes ask about it. */
export const toMatched = (alert: AlertRecord): Matched => ({
  rule: alert.ruleId,
  detector: alert.detector,
  failure: alert.failure,
  cause: alert.cause,
  category: alert.category,
  severity: alert.severity,
  zone: alert.zone,
  service: alert.service,
  environment: alert.environment,
  policy: alert.policy,
  item: alert.item,
  owner: alert.owner,
  labels: alert.labels,
});
