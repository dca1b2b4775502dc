import { writeBypassMessage } from '@/lib/alerting/incidents/bypasses/write-bypass-message';
import { deriveMessageId } from '@/lib/alerting/messages/derive-message-id';
import { isExpiring } from '@/lib/alerting/silences/is-expiring';
import { getConfig } from '@/lib/config/config';
import { RUNS_OUT_MS } from '@/lib/domain/incidents/measure';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { enqueueNotification } from '@/lib/store/alerting/enqueue-notification';
import { listOpenBypasses, markBypassTold, type OpenBypass } from '@/lib/store/incidents/told-bypasses';
import { withTransaction } from '@/lib/store/transaction';
import { repeat } from '../repeat';

const EVERY_MS = 60_000;

/** Looks every minute for bypasses that run out, or ran out, while nobody has noted their end. */
export function keepBypassesTold(): void {
  repeat(EVERY_MS, 'bypasses that run out could not be looked for', () => tellOfBypasses(new Date()));
}

/**
 * Tells once of each bypass that nobody has ended that it runs out, as early as silences tell it, and once that it ran out.
 * That it was told and the message are one transaction, so that no crash and no other instance repeats it, and its id follows
 * from the bypass and its end. Returns how many messages it wrote.
 */
export async function tellOfBypasses(now: Date): Promise<number> {
  let told = 0;
  for (const bypass of await listOpenBypasses(new Date(now.getTime() + RUNS_OUT_MS))) {
    const kind = kindOf(bypass, now.getTime());
    if (kind !== null && (await tell(kind, bypass, now))) told += 1;
  }
  return told;
}

function kindOf({ takenAt, expiresAt, isWarnedOf }: OpenBypass, nowMs: number) {
  const span = { fromMs: takenAt.getTime(), toMs: expiresAt.getTime() };
  if (span.toMs <= nowMs) return 'bypass-expired';
  return !isWarnedOf && isExpiring(span, nowMs) ? 'bypass-expiring' : null;
}

function tell(kind: 'bypass-expiring' | 'bypass-expired', bypass: OpenBypass, now: Date): Promise<boolean> {
  const id = deriveMessageId(kind, bypass.id, bypass.expiresAt.toISOString());
  const message = writeBypassMessage(kind, bypass, {
    id,
    address: getConfig().publicUrl,
    nowMs: now.getTime(),
  });
  return withTransaction(async (tx) => {
    const mark = kind === 'bypass-expiring' ? { warningId: id } : { expiryMessageId: id };
    if (!(await markBypassTold(tx, bypass.id, mark))) return false;
    await enqueueNotification(tx, message, { groupId: null, now });
    await announceAlerts(tx, now);
    return true;
  });
}
