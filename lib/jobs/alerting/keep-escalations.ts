import { judgeEnd } from '@/lib/alerting/escalation/judge-end';
import { takeStep } from '@/lib/alerting/escalation/take-step';
import { writeEscalationMessage } from '@/lib/alerting/escalation/write-escalation-message';
import { resolveReceivers } from '@/lib/alerting/routing/resolve-receivers';
import { toDirectory } from '@/lib/alerting/routing/to-directory';
import { enqueueNotification } from '@/lib/store/alerting/enqueue-notification';
import {
  findLastMessage,
  listPages,
  recordEscalationMessage,
} from '@/lib/store/escalations/escalation-messages';
import {
  endRun,
  listOpenRuns,
  lockOpenRun,
  moveRun,
  reopenRuns,
  type EscalationRunRecord,
} from '@/lib/store/escalations/escalation-runs';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { withTransaction, type Transaction } from '@/lib/store/transaction';
import { getLog } from '@/lib/telemetry/log';
import { deriveMessageId } from '@/lib/alerting/messages/derive-message-id';

const AT_ONCE = 1_000;
const MINUTE_MS = 60_000;

/**
 * Tells the next people of pages that nobody acknowledged in time, and ends what was acknowledged, resolved or hidden; what
 * waits again goes on. Of each run one step is taken at most, and after a stop people have their minutes from then on. A
 * step, its message and the run's next place are one transaction under a lock: neither a crash nor a second instance
 * repeats one. Returns how many steps it took.
 */
export async function keepEscalations(now: Date): Promise<number> {
  await reopenRuns(now);
  let taken = 0;
  for (const { id } of await listOpenRuns(AT_ONCE)) {
    try {
      if (await withTransaction((tx) => keepOne(tx, id, now))) taken += 1;
    } catch (error) {
      getLog().error({ err: error, run: id }, 'an escalation could not go on');
      // However many cannot go on, they must not hold the others. This rejects where the store is away, which ends the pass.
      await listOpenRuns(1);
    }
  }
  return taken;
}

async function keepOne(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const run = await lockOpenRun(tx, id);
  if (!run) return false;
  const pages = await listPages(tx, run.groupId);
  const end = judgeEnd(pages.map(({ state }) => state));
  if (end) await endRun(tx, id, end, now);
  if (end || run.nextAt.getTime() > now.getTime()) return false;
  const waiting = pages.filter(({ state }) => judgeEnd([state]) === null).map((page) => page.id);
  return escalate(tx, run, waiting, now);
}

async function escalate(
  tx: Transaction,
  run: EscalationRunRecord,
  waiting: readonly string[],
  now: Date,
): Promise<boolean> {
  const directory = toDirectory(await readDirectory(now, tx));
  const escalation = directory.escalations.find((each) => each.id === run.escalationId);
  const last = await findLastMessage(tx, run.groupId);
  if (!escalation || !last) {
    await endRun(tx, run.id, 'removed', now);
    return false;
  }
  const due = takeStep(escalation, run);
  if (!due) {
    await endRun(tx, run.id, 'exhausted', now);
    return false;
  }
  const { take, next } = due;
  const messageId = deriveMessageId('escalation', run.id, take.round, take.step);
  const { startedAt } = run;
  const message = writeEscalationMessage(last, { id: messageId, escalation, take, startedAt, waiting, now });
  await enqueueNotification(tx, message, { groupId: run.groupId, now });
  await recordEscalationMessage(tx, { notificationId: messageId, runId: run.id, ...take });
  const { targets } = resolveReceivers(escalation.steps[take.step]!.receivers, directory, now.getTime());
  // A step that reaches nobody is not waited for, unless it is the last one.
  const isWorthWaiting = targets.length > 0 || next.step >= escalation.steps.length;
  const waitMs = isWorthWaiting ? next.afterMinutes * MINUTE_MS : 0;
  await moveRun(tx, run.id, { step: next.step, round: next.round, nextAt: new Date(now.getTime() + waitMs) });
  return true;
}
