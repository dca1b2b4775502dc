import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { sayDuration } from '@/lib/slo/words';
import { makeCondition } from '../make-condition';

/** A message to a receiver of a channel; milliseconds since 1970. */
export type ChannelDelivery = {
  channel: string;
  createdAt: number;
  /** Null while it waits. */
  finishedAt: number | null;
  isDelivered: boolean;
  lastError: string | null;
};

export type ChannelBounds = {
  /** A message that waits for longer is late. */
  waitMs: number;
  /** The time before now whose messages that were given up count. */
  windowMs: number;
  /** So many late or given up messages make a channel fail. */
  fewest: number;
};

/** Whether a channel fails at a time: messages wait in it for too long, or were given up not long ago. */
export function judgeChannel(
  channel: string,
  deliveries: readonly ChannelDelivery[],
  atMs: number,
  { waitMs, windowMs, fewest }: ChannelBounds,
): AlertCondition {
  const known = deliveries.filter(({ createdAt }) => createdAt <= atMs);
  const late = known.filter(
    ({ createdAt, finishedAt }) => (finishedAt === null || finishedAt > atMs) && atMs - createdAt >= waitMs,
  );
  const failed = known.filter(
    ({ finishedAt, isDelivered }) =>
      !isDelivered && finishedAt !== null && finishedAt <= atMs && atMs - finishedAt < windowMs,
  );
  const bad = [...late, ...failed];
  const fails = bad.length >= fewest;
  const error = bad.findLast(({ lastError }) => lastError)?.lastError;
  const oldestMs = Math.max(0, ...late.map(({ createdAt }) => atMs - createdAt));
  const parts = [
    late.length > 0 && `${sayMessages(late.length)} waiting, the oldest for ${sayDuration(oldestMs)}`,
    failed.length > 0 && `${sayMessages(failed.length)} given up within ${sayDuration(windowMs)}`,
  ].filter(Boolean);
  return makeCondition({
    subject: { item: channel },
    outcome: fails ? 'true' : 'false',
    value: bad.length,
    threshold: fewest,
    unit: 'count',
    sinceMs: fails ? Math.min(...bad.map(({ createdAt }) => createdAt)) : null,
    sentence:
      parts.length === 0
        ? 'No message waits for long, and none was given up.'
        : `${parts.join('; ')}${error ? `. Last: ${error.replace(/\.$/, '')}` : ''}.`,
  });
}

const sayMessages = (count: number): string => (count === 1 ? '1 message is' : `${count} messages are`);
