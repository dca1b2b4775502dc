import type { Matched } from '@/lib/domain/alerting/matcher';
import type { AlertRow } from '@/lib/domain/read-models/alerts';

/** An alert as it is listed, the way matchers see it. */
export const matchedOfRow = ({
  ruleId,
  detector,
  failure,
  cause,
  category,
  severity,
  zone,
  service,
  environment,
  policy,
  item,
  owner,
  labels,
}: Pick<AlertRow, 'ruleId' | Exclude<keyof Matched, 'rule'>>): Matched => ({
  rule: ruleId,
  detector,
  failure,
  cause,
  category,
  severity,
  zone,
  service,
  environment,
  policy,
  item,
  owner,
  labels,
});
