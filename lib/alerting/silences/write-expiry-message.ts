import { cutText } from '@/lib/domain/cut-text';
import type { Notification } from '@/lib/domain/alerting/notification';
import type { Silence } from '@/lib/domain/alerting/silence';
import type { AlertRow } from '@/lib/domain/read-models/alerts';
import { sharedValue } from '@/lib/domain/shared-value';
import { nameMost } from '../messages/name-most';
import { sayLeft } from '../messages/say-left';

const MOST_ALERTS = 50;
const MOST_REASON = 200;

/**
 * The message that a silence runs out while it still hides alerts. It belongs to the owner of the silence, else to whoever
 * gets these alerts. `address` is where people open Gatehouse, without a slash at its end.
 */
export function writeExpiryMessage(
  silence: Silence,
  alerts: readonly AlertRow[],
  { id, address, nowMs }: { id: string; address: string; nowMs: number },
): Notification {
  const what = silence.kind === 'maintenance' ? 'maintenance window' : 'silence';
  const left = sayLeft(Date.parse(silence.endsAt), nowMs);
  const count = alerts.length === 1 ? 'one alert that fires' : `${alerts.length} alerts that fire`;
  return {
    id,
    groupKey: `silence:${silence.id}`,
    kind: 'silence-expiring',
    category: alerts.every(({ category }) => category === 'product-health') ? 'product-health' : 'trust',
    severity: 'ticket',
    isDrill: false,
    title: `A ${what} ends in ${left}: ${cutText(silence.reason, MOST_REASON)}`,
    sentence: `It still hides ${count}, which will be told when it ends, unless somebody extends it or ends what is wrong.`,
    since: silence.startsAt,
    sentAt: new Date(nowMs).toISOString(),
    zone: sharedValue(alerts.map(({ zone }) => zone)),
    cause: sharedValue(alerts.map(({ cause }) => cause)),
    labels: { owner: silence.owner, silence: silence.id },
    alerts: alerts.slice(0, MOST_ALERTS).map((alert) => ({
      id: alert.id,
      title: alert.title,
      sentence: alert.sentence,
      state: alert.state,
      severity: alert.severity,
      zone: alert.zone,
      service: alert.service,
      environment: alert.environment,
      policy: alert.policy,
      since: alert.pendingSince,
      resolvedAt: alert.resolvedAt,
      resolution: alert.resolution,
      url: `${address}/alerts/${alert.id}`,
    })),
    alertIds: alerts.map((alert) => alert.id),
    burn: null,
    topPolicies: nameMost(alerts.map(({ policy }) => [policy, 1])),
    topServices: nameMost(alerts.map(({ service }) => [service, 1])),
    changes: [],
    runbook: null,
    url: `${address}/alerts/silences?open=${silence.id}`,
  };
}
