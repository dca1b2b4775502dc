import type { Notification } from '@/lib/domain/alerting/notification';
import { factsOf, headingOf, sayAlert, shorten } from '../words/message-words';
import { isAboutAlerts, outerKeyOf } from '../words/outer-key';

/**
 * What PagerDuty takes at most (of a key 255 characters, of which ingest keeps 200 as they are). Source:
 * developer.pagerduty.com, Events API v2, Send an Alert Event.
 */
const PAGERDUTY_LIMITS = { summary: 1_024, dedupKey: 200, bytes: 512 * 1_024 };

const MOST_ALERTS = 20;

/** An event that opens or goes on with the incident of a group of alerts. */
export function writeTrigger(notification: Notification, routingKey: string, publicUrl: string) {
  const { alerts, alertIds, cause, changes, id, labels, runbook, severity, since, sentence, url, zone } =
    notification;
  const first = alerts[0];
  return {
    routing_key: routingKey,
    event_action: 'trigger' as const,
    dedup_key: outerKeyOf(notification, PAGERDUTY_LIMITS.dedupKey),
    client: 'Gatehouse',
    client_url: url,
    payload: {
      summary: shorten(`${headingOf(notification)}: ${sentence}`, PAGERDUTY_LIMITS.summary),
      source: first?.service ?? zone ?? new URL(publicUrl).host,
      severity: isAboutAlerts(notification)
        ? severity === 'page'
          ? ('critical' as const)
          : ('warning' as const)
        : ('info' as const),
      timestamp: since,
      ...(first?.service && { component: first.service }),
      ...(zone && { group: zone }),
      ...(cause && { class: cause }),
      custom_details: {
        gatehouse_notification: id,
        sentence,
        ...Object.fromEntries(factsOf(notification)),
        ...(Object.keys(labels).length > 0 && { labels }),
        alerts: alerts.slice(0, MOST_ALERTS).map((alert) => shorten(sayAlert(alert), 500)),
        alert_count: alertIds.length,
      },
    },
    links: [
      { href: url, text: 'Open in Gatehouse' },
      ...(runbook ? [{ href: runbook.url, text: `Runbook: ${runbook.title}` }] : []),
      ...changes.map((change) => ({ href: change.url, text: change.what })),
    ],
  };
}

/** An event that ends the incident of a group of alerts. */
export const writeResolve = (notification: Notification, routingKey: string) => ({
  routing_key: routingKey,
  event_action: 'resolve' as const,
  dedup_key: outerKeyOf(notification, PAGERDUTY_LIMITS.dedupKey),
});
