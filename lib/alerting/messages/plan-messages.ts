import type { AlertChange, AlertGroup, AlertRecord } from '@/lib/domain/alerting/alert-record';
import { groupBy } from '@/lib/domain/group-by';
import type { Limits } from '../limiter/limits';
import { decideMessages, markTold, type DueMessage } from './decide-messages';

type Facts = {
  changes: readonly AlertChange[];
  /** Those that were resolved before, and whose end is to be told. */
  endUntold: readonly AlertRecord[];
  groups: readonly AlertGroup[];
  limits: Limits;
  nowMs: number;
};

/**
 * What is told of every group now, with the alerts and groups as they are then. A group that has nothing more to tell is
 * closed.
 */
export function planMessages({ changes, endUntold, groups, limits, nowMs }: Facts): {
  changes: AlertChange[];
  groups: AlertGroup[];
  messages: DueMessage[];
} {
  const known = new Set(changes.map(({ after }) => after.id));
  const all: AlertChange[] = [
    ...changes,
    ...endUntold.filter(({ id }) => !known.has(id)).map((alert) => ({ before: alert, after: alert })),
  ];
  const ofGroup = groupBy(
    all.flatMap(({ after }) => (isOver(after) ? [] : [after])),
    ({ groupId }) => groupId,
  );
  const leavers = groupBy(all.filter(hasLeft), ({ before }) => before!.groupId);
  const messages = groups.flatMap((group) => {
    const members = ofGroup.get(group.id) ?? [];
    const left = leavers.get(group.id)?.map(({ after }) => after) ?? [];
    // Those who were told in this group hear that it is over here, and who is told instead.
    if (members.length === 0 && left.length > 0)
      return [{ kind: 'resolved' as const, group, alerts: left, before: { firing: 0, ended: 0 } }];
    return decideMessages(group, members, limits, nowMs);
  });
  const toldBy = new Map(
    messages.flatMap((message) =>
      markTold(message, nowMs)
        .filter(({ groupId }) => groupId === message.group.id)
        .map((alert) => [alert.id, alert] as const),
    ),
  );
  const told = all.map((change) => ({ ...change, after: toldBy.get(change.after.id) ?? change.after }));
  return { changes: told, groups: updateGroups(groups, told, messages, nowMs), messages };
}

/** Ended, and told so, or never told at all. */
const isOver = ({ phase, endToldAtMs }: AlertRecord): boolean => phase === 'resolved' && endToldAtMs !== null;

/** Whether an alert was told of in a group and belongs to another now, since it became graver. */
const hasLeft = ({ before, after }: AlertChange): boolean =>
  Boolean(before?.groupId) && before!.groupId !== after.groupId && before!.toldAs !== null;

function updateGroups(
  groups: readonly AlertGroup[],
  changes: readonly AlertChange[],
  messages: readonly DueMessage[],
  nowMs: number,
): AlertGroup[] {
  const alive = new Set(changes.flatMap(({ after }) => (isOver(after) ? [] : (after.groupId ?? []))));
  const written = new Map<string, number>();
  for (const { group } of messages) written.set(group.id, (written.get(group.id) ?? 0) + 1);
  return groups.flatMap((group) => {
    const count = written.get(group.id) ?? 0;
    const isClosed = !alive.has(group.id);
    const isNew = group.openedAtMs === nowMs;
    if (count === 0 && !isClosed && !isNew) return [];
    return {
      ...group,
      notifiedAtMs: count > 0 ? nowMs : group.notifiedAtMs,
      messages: group.messages + count,
      closedAtMs: isClosed ? nowMs : null,
    };
  });
}
