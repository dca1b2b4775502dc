import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import { cutText } from '@/lib/domain/cut-text';
import { WANTS_ALERTS } from '@/lib/domain/alerting/channels/channel-kinds';
import { backoffMs, GIVE_UP_AFTER_MS, GIVEN_UP, LONGEST_WAIT_MS } from '@/lib/notify/backoff';
import type { Outcome, SendOptions } from '@/lib/notify/channel';
import { sendNotification } from '@/lib/notify/registry';
import { setAside } from '@/lib/notify/set-aside';
import {
  claimDelivery,
  listDueChannels,
  type ClaimedDelivery,
} from '@/lib/store/notifications/claim-delivery';
import { listAlertsOf } from '@/lib/store/notifications/list-told-alerts';
import { recordAttempt } from '@/lib/store/notifications/record-attempt';
import { getLog } from '@/lib/telemetry/log';
import { getMetrics } from '@/lib/telemetry/metrics';

/** How many messages a channel is given at once, and how many while it fails. */
const AT_ONCE = 4;
const AT_ONCE_FAILING = 1;
/** One attempt takes so long at most. The lease is longer, so that nobody else tries while this sender lives. */
const ANSWERED_WITHIN_MS = 15_000;
const LEASE_MS = 60_000;
const MOST_DETAIL = 500;

/** What one process knows of its sending. */
export type Sender = {
  options: Pick<SendOptions, 'post' | 'allow' | 'publicUrl'>;
  clock: () => Date;
  random: () => number;
  /** Who holds the leases. */
  by: string;
  answeredWithinMs: number;
  /** Channels that are being worked on here: one that hangs must not meet itself, nor hold up others. */
  underWay: Set<string>;
  /** Until when channels asked to be left alone. */
  restUntil: Map<string, number>;
};

export const makeSender = (
  options: Sender['options'],
  given: Partial<Pick<Sender, 'clock' | 'random' | 'by' | 'answeredWithinMs'>> = {},
): Sender => ({
  options,
  clock: () => new Date(),
  random: Math.random,
  by: `${hostname()}/${randomUUID()}`,
  answeredWithinMs: ANSWERED_WITHIN_MS,
  ...given,
  underWay: new Set(),
  restUntil: new Map(),
});

/**
 * Starts sending what is due, each channel by itself, and returns what was started: it ends when nothing of that channel is
 * due any more. Several instances may do so at once.
 */
export async function sendDeliveries(sender: Sender): Promise<Promise<void>[]> {
  const now = sender.clock();
  const due = (await listDueChannels(dueTimes(now))).filter(
    (id) => !sender.underWay.has(id) && !isResting(sender.restUntil.get(id) ?? 0, now.getTime()),
  );
  return due.map(async (channelId) => {
    sender.underWay.add(channelId);
    sender.restUntil.delete(channelId);
    try {
      // The first one shows how the channel does before others follow.
      const first = await sendNext(channelId, sender);
      const more = first?.outcome === 'delivered' ? AT_ONCE : first ? AT_ONCE_FAILING : 0;
      await Promise.all(Array.from({ length: more }, () => sendAll(channelId, sender)));
    } catch (error) {
      getLog().error({ err: error, channel: channelId }, 'notifications could not be sent');
    } finally {
      sender.underWay.delete(channelId);
    }
  });
}

/** A clock that was ahead, here or elsewhere, holds nothing for longer than any wait. */
const dueTimes = (now: Date) => ({ now, latest: new Date(now.getTime() + LONGEST_WAIT_MS) });
const isResting = (untilMs: number, nowMs: number) => untilMs > nowMs && untilMs <= nowMs + LONGEST_WAIT_MS;

async function sendAll(channelId: string, sender: Sender): Promise<void> {
  while (!sender.restUntil.has(channelId) && (await sendNext(channelId, sender)));
}

/** Sends the next one that is due and notes what came of it; null where nothing is due. */
async function sendNext(channelId: string, sender: Sender): Promise<Outcome | null> {
  const now = sender.clock();
  const claimed = await claimDelivery(channelId, {
    ...dueTimes(now),
    until: new Date(now.getTime() + LEASE_MS),
    by: sender.by,
  });
  if (!claimed) return null;
  const began = performance.now();
  const outcome = await attempt(claimed, sender, now);
  const tookMs = performance.now() - began;
  const { notificationAttempts, notificationSeconds } = getMetrics();
  const { kind } = claimed.channel;
  notificationAttempts.inc({ kind, outcome: outcome.outcome });
  notificationSeconds.observe({ kind }, tookMs / 1_000);
  await note(claimed, outcome, tookMs, sender);
  return outcome;
}

async function attempt(
  { channel, body, notificationId, recipient, isOvertaken }: ClaimedDelivery,
  sender: Sender,
  now: Date,
): Promise<Outcome> {
  if (!body)
    return { outcome: 'failed', status: null, detail: 'This version of Gatehouse cannot read the message.' };
  if (isOvertaken)
    return {
      outcome: 'failed',
      status: null,
      detail: 'It was set aside until its end was delivered: telling it now would open again what is over.',
    };
  try {
    const alerts = WANTS_ALERTS.includes(channel.kind) ? await listAlertsOf(notificationId) : [];
    const signal = AbortSignal.timeout(sender.answeredWithinMs);
    return await sendNotification(channel, body, { ...sender.options, recipient, alerts, now, signal });
  } catch (error) {
    getLog().error({ err: error, notification: notificationId }, 'a message could not be put into words');
    return cutDetail(setAside(error));
  }
}

/** What the store says may be of any length. */
const cutDetail = (outcome: Outcome): Outcome => ({
  ...outcome,
  detail: cutText(outcome.detail, MOST_DETAIL),
});

/** Writes down what came of an attempt; one that may be repeated is given up when its message is too old. */
async function note(
  claimed: ClaimedDelivery,
  outcome: Outcome,
  tookMs: number,
  sender: Sender,
): Promise<void> {
  const { id, attempts, createdAt, body, channel } = claimed;
  const at = sender.clock();
  const entry = { at, status: outcome.status, detail: outcome.detail, tookMs };
  const lease = { id, by: sender.by };
  if (outcome.outcome !== 'retry')
    return recordAttempt(lease, { ...entry, outcome: outcome.outcome, nextAt: null });
  const waitMs = backoffMs(attempts, outcome.afterMs, sender.random());
  if (outcome.afterMs !== null) sender.restUntil.set(channel.id, at.getTime() + waitMs);
  // Whoever tests a channel waits for the answer.
  const isTest = body?.kind === 'test';
  if (isTest || at.getTime() + waitMs > createdAt.getTime() + GIVE_UP_AFTER_MS)
    return recordAttempt(lease, {
      ...entry,
      outcome: 'failed',
      detail: isTest ? entry.detail : `${entry.detail} ${GIVEN_UP}`,
      nextAt: null,
    });
  return recordAttempt(lease, {
    ...entry,
    outcome: 'retry',
    nextAt: new Date(at.getTime() + waitMs),
    isSetAside: outcome.isSetAside,
  });
}
