import { countTold, minutesUntil } from '@/lib/alerting/escalation/take-step';
import type { Directory } from '@/lib/alerting/routing/directory';
import { makeFirstTree } from '@/lib/alerting/routing/first-tree';
import { matchMessage } from '@/lib/alerting/routing/match-message';
import { planDeliveries, type DeliveryPlan } from '@/lib/alerting/routing/plan-deliveries';
import { LONGEST_ASIDE_MS, sayWhyAside, waitAside } from '@/lib/alerting/routing/set-aside';
import { resolveReceivers } from '@/lib/alerting/routing/resolve-receivers';
import { toDirectory } from '@/lib/alerting/routing/to-directory';
import {
  notificationSchema,
  type Notification,
  type NotificationKind,
} from '@/lib/domain/alerting/notification';
import type { Receiver } from '@/lib/domain/alerting/routing';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { findEscalationStep } from '@/lib/store/escalations/escalation-messages';
import { listRunsOf, startRun, type EscalationRunRecord } from '@/lib/store/escalations/escalation-runs';
import { findIncidentOfBypass } from '@/lib/store/incidents/told-bypasses';
import { listMatchedAlerts } from '@/lib/store/routing/list-matched-alerts';
import {
  insertDeliveries,
  listToldBefore,
  listUnroutedMessages,
  lockUnroutedMessage,
  recordUnreached,
  setMessageAside,
  type UnroutedMessage,
} from '@/lib/store/routing/message-queue';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { readRoutingTree } from '@/lib/store/routing/routing-tree';
import { withTransaction, type Transaction } from '@/lib/store/transaction';
import { getLog } from '@/lib/telemetry/log';

const AT_ONCE = 200;
const MINUTE_MS = 60_000;

/** These page people anew: an escalation begins with them. */
const STARTING: readonly NotificationKind[] = ['firing', 'storm', 'no-data'];
/** These belong to whoever they name, where they name somebody. */
const OWNED: readonly NotificationKind[] = ['silence-expiring', 'report'];
const OF_BYPASSES: readonly NotificationKind[] = ['bypass-expiring', 'bypass-expired'];

type Clock = { now: Date; newId: () => string };

/**
 * Hands messages that were decided on to their receivers: each in one transaction, so that a crash leaves it as it was, and
 * under a lock, so that instances share the work. A message that reaches nobody is marked as such, and one that cannot be
 * routed is set aside for a while, so that it keeps no other waiting. Returns how many it routed.
 */
export async function routeNotifications(clock: Clock): Promise<number> {
  let routed = 0;
  const latest = new Date(clock.now.getTime() + LONGEST_ASIDE_MS);
  for (const message of await listUnroutedMessages({ now: clock.now, latest }, AT_ONCE)) {
    try {
      if (await withTransaction((tx) => routeOne(tx, message.id, clock))) routed += 1;
    } catch (error) {
      getLog().error({ err: error, notification: message.id }, 'a message could not be routed');
      await setAside(message, error, clock.now);
    }
  }
  return routed;
}

/** Rejects where the store is away, which ends the pass: nothing of the other messages could be read either. */
async function setAside(
  { id, failures }: { id: string; failures: number },
  error: unknown,
  now: Date,
): Promise<void> {
  const aside = {
    reason: sayWhyAside(error),
    nextAt: new Date(now.getTime() + waitAside(failures)),
  };
  await withTransaction(async (tx) => {
    await setMessageAside(tx, id, aside);
    await announceAlerts(tx, now);
  });
}

async function routeOne(tx: Transaction, id: string, clock: Clock): Promise<boolean> {
  const message = await lockUnroutedMessage(tx, id);
  if (!message) return false;
  const { deliveries, gaps } = await planMessage(tx, message, clock);
  const { now, newId } = clock;
  await insertDeliveries(
    tx,
    id,
    deliveries.map((delivery) => ({ ...delivery, id: newId() })),
    now,
  );
  if (deliveries.length > 0 && gaps.length === 0) return true;
  const reasons = gaps.length > 0 ? gaps : ['No route has a receiver.'];
  await recordUnreached(tx, { notificationId: id, at: now, reachedNobody: deliveries.length === 0, reasons });
  if (deliveries.length === 0)
    getLog().warn({ notification: id, kind: message.kind, reasons }, 'a message reached nobody');
  return true;
}

type Plan = Pick<DeliveryPlan, 'deliveries' | 'gaps'>;

async function planMessage(tx: Transaction, message: UnroutedMessage, clock: Clock): Promise<Plan> {
  const parsed = notificationSchema.safeParse(message.body);
  if (!parsed.success)
    return { deliveries: [], gaps: ['The message was written by another version and cannot be read.'] };
  const { now } = clock;
  const directory = toDirectory(await readDirectory(now, tx));
  if (message.kind === 'escalation') return planStep(tx, message, directory, now);
  if (message.kind === 'resolved' && message.groupId) {
    // Who left since is told no more.
    const active = new Set(directory.people.flatMap(({ email, isDisabled }) => (isDisabled ? [] : email)));
    const before = await listToldBefore(tx, message.groupId);
    const told = before.filter(({ recipient }) => recipient === '' || active.has(recipient));
    if (told.length > 0)
      return { deliveries: told.map((each) => ({ ...each, why: 'was told that it fires' })), gaps: [] };
  }
  const owner = OWNED.includes(message.kind) ? parsed.data.labels['owner']?.toLowerCase() : undefined;
  if (owner && directory.people.some(({ email }) => email === owner)) {
    const plan = planFor([{ person: owner }], 'answers for it', directory, now);
    if (plan.deliveries.length > 0) return plan;
  }
  const plan = await planByTree(tx, message, parsed.data, directory, clock);
  return OF_BYPASSES.includes(message.kind) ? withResponder(tx, message, plan, directory, now) : plan;
}

/** Who responds to the incident of a bypass is told beside those whom the routes name, whoever is on call by then. */
async function withResponder(
  tx: Transaction,
  { id }: UnroutedMessage,
  plan: Plan,
  directory: Directory,
  now: Date,
): Promise<Plan> {
  const responder = (await findIncidentOfBypass(tx, id))?.responder?.toLowerCase();
  if (!directory.people.some(({ email, isDisabled }) => email === responder && !isDisabled)) return plan;
  const own = planFor([{ person: responder! }], 'responds to the incident', directory, now);
  const known = new Set(plan.deliveries.map(({ channelId, recipient }) => `${channelId} ${recipient}`));
  const more = own.deliveries.filter(({ channelId, recipient }) => !known.has(`${channelId} ${recipient}`));
  return {
    deliveries: [...plan.deliveries, ...more],
    gaps: [...new Set([...plan.gaps, ...own.gaps])],
  };
}

function planFor(receivers: readonly Receiver[], why: string, directory: Directory, now: Date): Plan {
  const { targets, gaps } = resolveReceivers(receivers, directory, now.getTime());
  const deliveries = targets.map(({ channelId, recipient, via }) => ({
    channelId,
    recipient,
    why: via ? `${why}: ${via}` : why,
  }));
  return { deliveries, gaps };
}

async function planStep(
  tx: Transaction,
  message: UnroutedMessage,
  directory: Directory,
  now: Date,
): Promise<Plan> {
  const found = await findEscalationStep(tx, message.id);
  const escalation = directory.escalations.find(({ id }) => id === found?.escalationId);
  const step = found && escalation?.steps[found.step];
  if (!step) return { deliveries: [], gaps: ['The step of the escalation was removed.'] };
  const why = `step ${found.step + 1} of escalation ${escalation.name}`;
  return planFor(step.receivers, why, directory, now);
}

async function planByTree(
  tx: Transaction,
  message: UnroutedMessage,
  body: Notification,
  directory: Directory,
  clock: Clock,
): Promise<Plan> {
  const { groupId, kind } = message;
  const stored = await readRoutingTree(tx);
  const alerts = await listMatchedAlerts(body.alertIds, tx);
  const runs = groupId ? await listRunsOf(groupId, tx) : [];
  const plan = planDeliveries(
    stored?.tree ?? makeFirstTree(directory),
    alerts.length > 0 ? alerts : await matchZones(tx, message, body),
    directory,
    clock.now.getTime(),
    (escalationId) => countStepsTold(runs, escalationId, kind),
  );
  if (groupId && STARTING.includes(kind))
    for (const escalationId of plan.escalations) await begin(tx, groupId, escalationId, directory, clock);
  return plan;
}

/** A message about no alert as matchers see it; one of a bypass in each zone of its incident. */
async function matchZones(tx: Transaction, { id, kind }: UnroutedMessage, body: Notification) {
  const matched = matchMessage(body);
  const zones = OF_BYPASSES.includes(kind) ? ((await findIncidentOfBypass(tx, id))?.zones ?? []) : [];
  return zones.length === 0 ? [matched] : zones.map((zone) => ({ ...matched, zone }));
}

/** Those who were told by a run that goes on hear what comes after; a reminder also those of one that ended. */
function countStepsTold(
  runs: readonly EscalationRunRecord[],
  escalationId: string,
  kind: NotificationKind,
): number {
  const run = runs.find(
    (each) => each.escalationId === escalationId && (each.endedAt === null || kind === 'reminder'),
  );
  return run ? countTold(run) : 1;
}

/** The first step is told with the message; the next comes sooner where nobody of the first can be reached. */
async function begin(
  tx: Transaction,
  groupId: string,
  escalationId: string,
  directory: Directory,
  { now, newId }: Clock,
): Promise<void> {
  const escalation = directory.escalations.find(({ id }) => id === escalationId);
  if (!escalation) return;
  const first = resolveReceivers(escalation.steps[0]!.receivers, directory, now.getTime());
  const isWorthWaiting = first.targets.length > 0 || escalation.steps.length === 1;
  const waitMs = isWorthWaiting ? minutesUntil(escalation, 1) * MINUTE_MS : 0;
  await startRun(tx, {
    id: newId(),
    groupId,
    escalationId,
    escalationName: escalation.name,
    step: 1,
    round: 0,
    startedAt: now,
    nextAt: new Date(now.getTime() + waitMs),
  });
}
