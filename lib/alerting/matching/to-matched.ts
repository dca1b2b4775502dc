import type { Matched } from '@/lib/domain/alerting/matcher';

/** An alert, as it is evaluated or as it is listed, as far as it can be asked about. */
export type Matchable = { ruleId: string } & Omit<Matched, 'rule'>;

/** An alert as silences and routes ask about it. */
export const toMatched = (alert: Matchable): Matched => ({
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
