import type { DueMessage } from '@/lib/alerting/messages/decide-messages';
import { NO_FACTS, writeNotification } from '@/lib/alerting/messages/write-notification';
import type { Notification } from '@/lib/domain/alerting/notification';
import { listRunbookMatches } from '@/lib/store/runbooks/list-runbook-matches';
import { findMessageRunbook, gatherMessageFacts } from '@/lib/views/alerting/gather-message-facts';
import { mapSomeAtOnce } from './map-some-at-once';

/** So many messages are read around at a time, and for so long in all: many messages at once are to be told soon. */
const AT_ONCE = 3;
const PATIENCE_MS = 6_000;

/** Writes the messages that are due, the gravest with what is known around them first; `address` is where people open Gatehouse. */
export async function writeMessages(
  messages: readonly DueMessage[],
  address: string,
  now: Date,
): Promise<{ groupId: string; body: Notification }[]> {
  if (messages.length === 0) return [];
  const around = { address, runbooks: await listRunbookMatches(), now };
  const startedMs = performance.now();
  const gravestFirst = messages.toSorted((one, other) => Number(isPage(other)) - Number(isPage(one)));
  return mapSomeAtOnce(gravestFirst, AT_ONCE, async (message) => {
    const isInTime = performance.now() - startedMs < PATIENCE_MS;
    const facts = isInTime
      ? await gatherMessageFacts(message, around)
      : { ...NO_FACTS, runbook: findMessageRunbook(message, around) };
    return {
      groupId: message.group.id,
      body: writeNotification(message, facts, { address, nowMs: now.getTime() }),
    };
  });
}

const isPage = ({ alerts }: DueMessage): boolean => alerts.some(({ severity }) => severity === 'page');
