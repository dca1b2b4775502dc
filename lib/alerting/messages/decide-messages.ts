import type { AlertGroup, AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { NotificationKind } from '@/lib/domain/alerting/notification';
import { isStormKey } from '../grouping/group-key';
import type { Limits } from '../limiter/limits';
import { TIMINGS, type Timing } from './timing';

/** A message that is due, with the alerts that it tells of, the first that fired first. */
export type DueMessage = {
  kind: Extract<NotificationKind, 'firing' | 'resolved' | 'reminder' | 'storm' | 'no-data'>;
  group: AlertGroup;
  alerts: AlertRecord[];
  /** Of the group: alerts that were told before and fire still, and those that ended while others fire. */
  before: { firing: number; ended: number };
};

/** What nobody was told of yet, or only as less than it is. */
const isNews = (alert: AlertRecord): boolean =>
  (alert.state === 'firing' || alert.state === 'flapping' || alert.state === 'no-data') &&
  (alert.toldAs !== tellAs(alert) || alert.toldSeverity !== alert.severity);

/** As what an open alert is told. */
const tellAs = ({ phase }: AlertRecord): 'firing' | 'no-data' => (phase === 'no-data' ? 'no-data' : 'firing');

/**
 * What of a group is to be told now. `alerts` are those of it that are open or whose end was not told. News wait for what
 * belongs to them, an end is told when nothing of what was told fires any more, and what nobody acknowledges is told
 * again.
 */
export function decideMessages(
  group: AlertGroup,
  alerts: readonly AlertRecord[],
  limits: Limits,
  nowMs: number,
): DueMessage[] {
  const all = alerts.toSorted(
    (one, other) => one.openedAtMs! - other.openedAtMs! || one.title.localeCompare(other.title),
  );
  const [first] = all;
  if (!first) return [];
  const timing = TIMINGS[first.severity];
  const ended = all.filter(({ phase, endToldAtMs }) => phase === 'resolved' && endToldAtMs === null);
  const open = all.filter(({ phase }) => phase !== 'resolved');
  const news = open.filter(isNews);
  const told = open.filter((alert) => alert.toldAs !== null && !isNews(alert));
  const before = { firing: told.length, ended: ended.filter(({ toldAs }) => toldAs !== null).length };
  if (news.length > 0) {
    if (!isDue(group, news, timing, limits, nowMs)) return [];
    return tellNews(group, news, limits).map((message) => ({ ...message, before }));
  }
  if (told.length === 0 && ended.length > 0)
    return isEndDue(group, ended, timing, limits, nowMs)
      ? [{ kind: 'resolved', group, alerts: ended, before: { firing: 0, ended: 0 } }]
      : [];
  const waiting = told.filter(({ state }) => state === 'firing' || state === 'no-data');
  if (waiting.length > 0 && group.notifiedAtMs !== null && nowMs - group.notifiedAtMs >= timing.repeatMs)
    return [{ kind: 'reminder', group, alerts: waiting, before: { ...before, firing: 0 } }];
  return [];
}

function tellNews(group: AlertGroup, news: AlertRecord[], limits: Limits): Omit<DueMessage, 'before'>[] {
  // The last one before it has to be quiet for a while says so.
  const isLast = group.messagesInHour >= limits.messagesOfGroup - 1;
  if (isStormKey(group.key) || isLast) return [{ kind: 'storm', group, alerts: news }];
  const [firing, missing] = (['firing', 'no-data'] as const).map((as) =>
    news.filter((alert) => tellAs(alert) === as),
  );
  return [
    ...(firing!.length > 0 ? [{ kind: 'firing' as const, group, alerts: firing! }] : []),
    ...(missing!.length > 0 ? [{ kind: 'no-data' as const, group, alerts: missing! }] : []),
  ];
}

const isLoud = (group: AlertGroup, limits: Limits): boolean => group.messagesInHour >= limits.messagesOfGroup;

function isDue(
  group: AlertGroup,
  news: readonly AlertRecord[],
  timing: Timing,
  limits: Limits,
  nowMs: number,
): boolean {
  if (group.notifiedAtMs === null)
    return hasPassed(timing.waitMs, Math.min(...news.map(({ openedAtMs }) => openedAtMs!)), nowMs);
  const waitMs = isLoud(group, limits) ? limits.stormIntervalMs : timing.intervalMs;
  return hasPassed(waitMs, group.notifiedAtMs, nowMs);
}

/** Whether so long has passed. A time to come was written by a clock that was set back since: nobody waits for it. */
const hasPassed = (waitMs: number, sinceMs: number, nowMs: number): boolean =>
  nowMs < sinceMs || nowMs - sinceMs >= waitMs;

/** An end is told at once to those who were told, unless the group is loud; what they missed waits its turn. */
function isEndDue(
  group: AlertGroup,
  ended: readonly AlertRecord[],
  timing: Timing,
  limits: Limits,
  nowMs: number,
): boolean {
  if (isLoud(group, limits)) return isDue(group, ended, timing, limits, nowMs);
  return ended.some(({ toldAs }) => toldAs !== null) || isDue(group, ended, timing, limits, nowMs);
}

/** The alerts as they are told by a message. */
export const markTold = ({ kind, alerts }: DueMessage, nowMs: number): AlertRecord[] =>
  alerts.map((alert) => {
    if (kind === 'resolved') return { ...alert, endToldAtMs: nowMs };
    return kind === 'reminder' ? alert : { ...alert, toldAs: tellAs(alert), toldSeverity: alert.severity };
  });
