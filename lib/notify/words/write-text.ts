import type { Notification } from '@/lib/domain/alerting/notification';
import { countUnlisted, factsOf, headingOf, sayAlert, sayTime } from './message-words';

const MOST_ALERTS = 20;

/** A message as plain text: heading, sentence, what is known, alerts, changes, runbook and where to look. */
export function writeText(notification: Notification): string {
  const { sentence, alerts, changes, runbook, url } = notification;
  const shown = alerts.slice(0, MOST_ALERTS);
  const more = countUnlisted(notification, shown.length);
  const facts = factsOf(notification);
  const width = Math.max(...facts.map(([name]) => name.length)) + 2;
  const parts = [
    `${headingOf(notification)}\n\n${sentence}`,
    facts.map(([name, value]) => `${`${name}:`.padEnd(width)}${value}`).join('\n'),
    shown.length > 1 || more > 0
      ? [
          `Alerts (${notification.alertIds.length}):`,
          ...shown.map((alert) => `- ${sayAlert(alert)}\n  ${alert.url}`),
          ...(more > 0 ? [`- and ${more} more: ${url}`] : []),
        ].join('\n')
      : '',
    changes.length > 0
      ? [
          'Changed in the hour before:',
          ...changes.map((change) => `- ${sayTime(change.at)} ${change.what}\n  ${change.url}`),
        ].join('\n')
      : '',
    runbook ? `Runbook: ${runbook.title}\n${runbook.url}` : '',
    `Look: ${url}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
