import type { AlertState } from '@/lib/domain/alerting/alert-state';
import type { EscalationInput } from '@/lib/domain/alerting/escalation';
import type { Notification, NotificationKind } from '@/lib/domain/alerting/notification';
import type { RotationInput } from '@/lib/domain/alerting/rotation';
import type { Route } from '@/lib/domain/alerting/routing';
import type { Role } from '@/lib/domain/roles';
import { enqueueNotification } from '@/lib/store/alerting/enqueue-notification';
import { getPrisma } from '@/lib/store/database';
import { insertEscalation } from '@/lib/store/escalations/escalations';
import { insertRotation } from '@/lib/store/rotations/rotations';
import { insertRoutingTree } from '@/lib/store/routing/routing-tree';
import { makeAlert } from '@/lib/store/testing/make-alert';
import { withTransaction } from '@/lib/store/transaction';

/** A UUID that tells what it is of by its last digits. */
export const uuid = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

/** Adds an account; its address is `<name>@example.com`. */
export async function writePerson(id: string, name: string, role: Role = 'on-call'): Promise<void> {
  const at = new Date('2026-01-01T00:00:00Z');
  const data = { id, email: `${name}@example.com`, name, role, createdAt: at, sessionsFrom: at };
  await getPrisma().account.create({ data });
}

/** Adds a channel. */
export async function writeChannel(id: string, name: string, kind: string): Promise<void> {
  const at = new Date('2026-01-01T00:00:00Z');
  const rest = { settings: {}, isEnabled: true, createdAt: at, createdBy: 'test', updatedAt: at };
  await getPrisma().notificationChannel.create({ data: { id, name, kind, ...rest } });
}

/** Adds a rotation of these members, whose shifts change daily at 09:00 UTC from 1 November 2026 on. */
export async function writeRotation(
  id: string,
  members: string[],
  over: Partial<RotationInput> = {},
): Promise<void> {
  const rotation: RotationInput = {
    name: `Rotation ${id.slice(-2)}`,
    timeZone: 'UTC',
    handoffWeekday: null,
    handoffTime: '09:00',
    shiftDays: 1,
    startsOn: '2026-11-01',
    members,
    isTrustResponder: true,
    ...over,
  };
  const kept = { revision: 1, updatedAt: new Date('2026-11-01T00:00:00Z'), updatedBy: 'test' };
  await withTransaction((tx) => insertRotation(tx, { ...rotation, ...kept, id }));
}

/** Adds an escalation policy. */
export async function writeEscalation(id: string, escalation: EscalationInput): Promise<void> {
  const kept = { revision: 1, updatedAt: new Date('2026-11-01T00:00:00Z'), updatedBy: 'test' };
  await withTransaction((tx) => insertEscalation(tx, { ...escalation, ...kept, id }));
}

/** Makes a tree the one that holds. */
export async function writeTree(version: number, tree: Route): Promise<void> {
  await withTransaction((tx) => insertRoutingTree(tx, { version, tree, at: new Date(), by: 'test' }));
}

/** Adds a group of alerts. */
export async function writeGroup(id: string): Promise<void> {
  const data = {
    id,
    key: id,
    cause: 'policy',
    category: 'trust',
    openedAt: new Date('2026-11-01T00:00:00Z'),
  };
  await getPrisma().alertGroup.create({ data });
}

/** Adds a paging alert about the zone payments, unless `over` says otherwise. */
export async function writeAlert(
  id: string,
  groupId: string | null,
  over: { state?: AlertState; severity?: string; zone?: string; category?: string; openedAt?: Date } = {},
): Promise<void> {
  const at = over.openedAt ?? new Date('2026-11-01T10:00:00Z');
  await getPrisma().alert.create({
    data: makeAlert(at, {
      id,
      groupId,
      ruleName: 'Mass denials',
      title: 'Mass denials',
      sentence: 'Many requests are denied.',
      service: null,
      policy: null,
      labels: { team: 'pay' },
      ...over,
      openedAt: at,
    }),
  });
}

/** Sets the state of alerts, as acknowledging and resolving do. */
export async function setState(ids: readonly string[], state: AlertState): Promise<void> {
  await getPrisma().alert.updateMany({ where: { id: { in: [...ids] } }, data: { state } });
}

/** Decides on a message about alerts. */
export async function writeMessage(
  id: string,
  kind: NotificationKind,
  alertIds: string[],
  {
    groupId = null,
    now,
    ...over
  }: { groupId?: string | null; now: Date } & Partial<Pick<Notification, 'labels' | 'severity' | 'category'>>,
): Promise<void> {
  const body: Notification = {
    id,
    groupKey: groupId ?? id,
    kind,
    category: 'trust',
    severity: 'page',
    isDrill: false,
    title: 'Mass denials in payments',
    sentence: 'Many requests are denied.',
    since: now.toISOString(),
    sentAt: now.toISOString(),
    zone: 'payments',
    cause: 'policy',
    labels: {},
    alerts: [],
    alertIds,
    burn: null,
    topPolicies: [],
    topServices: [],
    changes: [],
    runbook: null,
    url: 'http://localhost/alerts',
    ...over,
  };
  await withTransaction((tx) => enqueueNotification(tx, body, { groupId, now }));
}

/** Who a message was handed to, as "channel recipient: why". */
export async function readDeliveries(notificationId: string): Promise<string[]> {
  const rows = await getPrisma().notificationDelivery.findMany({
    where: { notificationId },
    include: { channel: { select: { name: true } } },
  });
  return rows
    .map(({ channel, recipient, why }) => `${[channel.name, recipient].join(' ').trim()}: ${why}`)
    .toSorted();
}
