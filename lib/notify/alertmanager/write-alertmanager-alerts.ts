import { LOOP_LABEL } from '@/lib/domain/alerting/channels/loop-mark';
import type { ToldAlert } from '@/lib/domain/alerting/channels/told-alert';
import type { Notification } from '@/lib/domain/alerting/notification';
import { headingOf } from '../words/message-words';

/** How long Alertmanager keeps an alert that it hears nothing more of; open ones are told again well before. */
export const ALERTMANAGER_KEEPS_MS = 15 * 60_000;
const MESSAGE_KEEPS_MS = 5 * 60_000;

/** An alert as `POST /api/v2/alerts` takes it. Source: prometheus/alertmanager, api/v2/openapi.yaml, postableAlert. */
export type PostableAlert = {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: string;
  endsAt: string;
  generatorURL: string;
};

/** What Alertmanager's routes know it by; `critical` and `warning` are the words of Prometheus' own rules. */
const SEVERITIES = { page: 'critical', ticket: 'warning' } as const;

/** Label names as Prometheus has them. */
const nameOf = (name: string): string => name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d)/, '_');

/** Labels without those that have no value: Alertmanager takes an empty one for a missing one. */
const present = (labels: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).filter((label): label is [string, string] => Boolean(label[1])));

/**
 * An alert of Gatehouse as Alertmanager knows it. Labels are its identity there, so they hold what does not change while
 * it is open; an open alert ends in the future, and a resolved one when it was resolved.
 */
export function writeAlertmanagerAlert(alert: ToldAlert, now: Date, publicUrl: string): PostableAlert {
  const url = `${publicUrl}/alerts/${alert.id}`;
  const { zone, service, environment, policy, item, owner, cause, category } = alert;
  return {
    labels: {
      ...present(
        Object.fromEntries(Object.entries(alert.labels).map(([name, value]) => [nameOf(name), value])),
      ),
      ...present({ trust_zone: zone, service, environment, policy, item, owner, cause, category }),
      alertname: alert.ruleName,
      severity: SEVERITIES[alert.severity],
      [LOOP_LABEL]: alert.id,
      ...(alert.isDrill && { drill: 'true' }),
    },
    annotations: present({
      summary: alert.title,
      description: alert.sentence,
      state: alert.state,
      gatehouse_url: url,
    }),
    startsAt: alert.since,
    endsAt: alert.resolvedAt ?? new Date(now.getTime() + ALERTMANAGER_KEEPS_MS).toISOString(),
    generatorURL: url,
  };
}

/** A message that is about no alert, as an alert that ends by itself after five minutes. */
export function writeAlertmanagerMessage(notification: Notification, now: Date): PostableAlert {
  const { id, kind, category, sentence, url } = notification;
  return {
    labels: {
      alertname: `Gatehouse ${kind}`,
      severity: 'none',
      category,
      [LOOP_LABEL]: id,
    },
    annotations: { summary: headingOf(notification), description: sentence, gatehouse_url: url },
    startsAt: now.toISOString(),
    endsAt: new Date(now.getTime() + MESSAGE_KEEPS_MS).toISOString(),
    generatorURL: url,
  };
}
