import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { Notification, NotifiedAlert } from '@/lib/domain/alerting/notification';
import { sharedValue } from '@/lib/domain/shared-value';
import type { DueMessage } from './decide-messages';
import { notificationId } from './notification-id';
import { wordMessage, wordResolution } from './word-message';

const HOUR_MS = 3_600_000;
const MOST_ALERTS = 50;

/** What is known around the alerts of a message when it is decided on. */
export type MessageFacts = Pick<Notification, 'burn' | 'topPolicies' | 'topServices' | 'changes' | 'runbook'>;

/** Where nothing could be read in time. */
export const NO_FACTS: MessageFacts = {
  burn: null,
  topPolicies: [],
  topServices: [],
  changes: [],
  runbook: null,
};

/** Writes a message. `address` is where people open Gatehouse, without a slash at its end. */
export function writeNotification(
  message: DueMessage,
  facts: MessageFacts,
  { address, nowMs }: { address: string; nowMs: number },
): Notification {
  const { kind, group, alerts } = message;
  const sinceMs = Math.min(...alerts.map(({ pendingSinceMs }) => pendingSinceMs));
  const gravest = alerts.toSorted((one, other) => Number(isPage(other)) - Number(isPage(one)));
  const isPaged = alerts.some(
    (alert) => (kind === 'resolved' ? (alert.toldSeverity ?? alert.severity) : alert.severity) === 'page',
  );
  return {
    id: notificationId(message),
    groupKey: group.id,
    kind,
    category: group.category,
    severity: isPaged ? 'page' : 'ticket',
    isDrill: group.drillId !== null,
    ...wordMessage(message, nowMs),
    since: toTime(sinceMs),
    sentAt: toTime(nowMs),
    zone: sharedValue(alerts.map(({ zone }) => zone)),
    cause: group.cause,
    labels: shareLabels(alerts),
    alerts: gravest.slice(0, MOST_ALERTS).map((alert) => writeAlert(alert, address, nowMs)),
    alertIds: gravest.map(({ id }) => id),
    ...facts,
    url:
      alerts.length === 1 ? alertUrl(alerts[0]!, address, nowMs) : groupUrl(message, sinceMs, address, nowMs),
  };
}

const isPage = ({ severity }: AlertRecord): boolean => severity === 'page';
const toTime = (ms: number): string => new Date(ms).toISOString();

function shareLabels(alerts: readonly AlertRecord[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(alerts[0]!.labels).filter(([name, value]) =>
      alerts.every(({ labels }) => labels[name] === value),
    ),
  );
}

/** An alert's page with the exact times: from an hour before its condition began to its end, or to now. */
const alertUrl = (
  { id, pendingSinceMs, resolvedAtMs }: AlertRecord,
  address: string,
  nowMs: number,
): string => `${address}/alerts/${id}?${exactly(pendingSinceMs - HOUR_MS, resolvedAtMs ?? nowMs)}`;

const groupUrl = ({ group, kind }: DueMessage, sinceMs: number, address: string, nowMs: number): string =>
  `${address}/alerts?group=${group.id}${kind === 'resolved' ? '&state=resolved' : ''}&${exactly(sinceMs - HOUR_MS, nowMs)}`;

const exactly = (fromMs: number, toMs: number): string =>
  new URLSearchParams({ from: toTime(fromMs), to: toTime(toMs) }).toString();

const writeAlert = (alert: AlertRecord, address: string, nowMs: number): NotifiedAlert => ({
  id: alert.id,
  title: alert.title,
  sentence: alert.sentence,
  state: alert.state,
  severity: alert.severity,
  zone: alert.zone,
  service: alert.service,
  environment: alert.environment,
  policy: alert.policy,
  since: toTime(alert.pendingSinceMs),
  resolvedAt: alert.resolvedAtMs === null ? null : toTime(alert.resolvedAtMs),
  resolution: alert.phase === 'resolved' ? wordResolution(alert) : null,
  url: alertUrl(alert, address, nowMs),
});
