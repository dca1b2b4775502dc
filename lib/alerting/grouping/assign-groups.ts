import type { AlertGroup, AlertRecord, StoredAlerts } from '@/lib/domain/alerting/alert-record';
import type { Limits } from '../limiter/limits';
import { groupKey, stormKey } from './group-key';

type Facts = Pick<StoredAlerts, 'groups' | 'recentMessages'> & {
  /** How many alerts of a rule fired within the last hour, before these. */
  firedInHour: (ruleId: string) => number;
  limits: Limits;
  nowMs: number;
  newId: () => string;
};

/**
 * Puts alerts that fire and belong to no group yet into the open group of their key, or a new one. Where more of a rule
 * fire within an hour than people can read, those beyond and all that come with them belong to the rule's storm.
 */
export function assignGroups(
  alerts: readonly AlertRecord[],
  { groups, recentMessages, firedInHour, limits, nowMs, newId }: Facts,
): { alerts: AlertRecord[]; groups: AlertGroup[] } {
  const isNew = (alert: AlertRecord) =>
    alert.groupId === null && alert.phase !== 'pending' && alert.phase !== 'resolved';
  const news = new Map<string, number>();
  for (const alert of alerts) if (isNew(alert)) news.set(alert.ruleId, (news.get(alert.ruleId) ?? 0) + 1);
  const isStorming = (ruleId: string) =>
    firedInHour(ruleId) + (news.get(ruleId) ?? 0) > limits.newAlertsOfRule;
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const recentOf = new Map(recentMessages.map((each) => [each.key, each]));
  const begin = (alert: AlertRecord, key: string, isStorm: boolean): AlertGroup => {
    const recent = recentOf.get(key);
    // One that comes and goes is as loud as one that stays.
    const isLoud = recent !== undefined && recent.messages >= limits.messagesOfGroup;
    return {
      ...makeGroup(alert, key, isStorm, nowMs, newId()),
      messagesInHour: recent?.messages ?? 0,
      notifiedAtMs: isLoud ? recent.lastAtMs : null,
    };
  };
  const assigned = alerts.map((alert) => {
    if (!isNew(alert)) return alert;
    const isStorm = isStorming(alert.ruleId);
    const key = isStorm ? stormKey(alert.ruleId, alert) : groupKey(alert);
    const group = byKey.get(key) ?? begin(alert, key, isStorm);
    byKey.set(key, group);
    return { ...alert, groupId: group.id };
  });
  return { alerts: assigned, groups: [...byKey.values()] };
}

const makeGroup = (
  { zone, cause, category, drillId }: AlertRecord,
  key: string,
  isStorm: boolean,
  nowMs: number,
  id: string,
): AlertGroup => ({
  id,
  key,
  zone: isStorm ? null : zone,
  cause,
  category,
  drillId,
  openedAtMs: nowMs,
  closedAtMs: null,
  notifiedAtMs: null,
  messages: 0,
  messagesInHour: 0,
});
