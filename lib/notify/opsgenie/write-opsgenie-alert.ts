import type { Notification } from '@/lib/domain/alerting/notification';
import { factsOf, headingOf, shorten } from '../words/message-words';
import { isAboutAlerts, outerKeyOf } from '../words/outer-key';
import { writeText } from '../words/write-text';

/** What Opsgenie takes at most. Source: docs.opsgenie.com, Alert API, Create Alert and Close Alert. */
export const OPSGENIE_LIMITS = {
  message: 130,
  alias: 512,
  description: 15_000,
  entity: 512,
  source: 100,
  note: 25_000,
  tag: 50,
  tags: 20,
  details: 8_000,
};

/** Characters in all names and values of `details` together. */
function boundDetails(details: [string, string][]): Record<string, string> {
  let left = OPSGENIE_LIMITS.details;
  const kept: Record<string, string> = {};
  for (const [name, value] of details) {
    const text = shorten(value, 1_000);
    if (name.length + text.length > left) continue;
    left -= name.length + text.length;
    kept[name] = text;
  }
  return kept;
}

const sourceOf = (publicUrl: string): string =>
  shorten(`Gatehouse ${new URL(publicUrl).host}`, OPSGENIE_LIMITS.source);

/** A request that creates the alert of a group, or counts on with it where it is open. */
export function writeOpsgenieAlert(notification: Notification, teams: readonly string[], publicUrl: string) {
  const { alerts, cause, category, id, isDrill, labels, runbook, severity, url, zone } = notification;
  const tags = ['gatehouse', category, cause, zone, isDrill ? 'drill' : null];
  return {
    message: shorten(headingOf(notification), OPSGENIE_LIMITS.message),
    alias: outerKeyOf(notification, OPSGENIE_LIMITS.alias),
    description: shorten(writeText(notification), OPSGENIE_LIMITS.description),
    entity: shorten(alerts[0]?.service ?? zone ?? 'gatehouse', OPSGENIE_LIMITS.entity),
    source: sourceOf(publicUrl),
    priority: isAboutAlerts(notification) ? (severity === 'page' ? 'P1' : 'P3') : 'P5',
    tags: tags
      .filter((tag) => tag !== null)
      .slice(0, OPSGENIE_LIMITS.tags)
      .map((tag) => shorten(tag, OPSGENIE_LIMITS.tag)),
    details: boundDetails([
      ['gatehouse_notification', id],
      ['url', url],
      ...(runbook ? ([['runbook', runbook.url]] as [string, string][]) : []),
      ...factsOf(notification),
      ...Object.entries(labels),
    ]),
    ...(teams.length > 0 && { responders: teams.map((name) => ({ type: 'team' as const, name })) }),
  };
}

/** A request that closes the alert of a group. */
export const writeOpsgenieClose = (notification: Notification, publicUrl: string) => ({
  user: 'Gatehouse',
  source: sourceOf(publicUrl),
  note: shorten(notification.sentence, OPSGENIE_LIMITS.note),
});
