import { deriveMessageId } from '@/lib/alerting/messages/derive-message-id';
import { isExpiring } from '@/lib/alerting/silences/is-expiring';
import { writeExpiryMessage } from '@/lib/alerting/silences/write-expiry-message';
import { getConfig } from '@/lib/config/config';
import { toSilencing, type Silence } from '@/lib/domain/alerting/silence';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { enqueueNotification } from '@/lib/store/alerting/enqueue-notification';
import { listAlertsHiddenBy } from '@/lib/store/alerting/list-alerts-hidden-by';
import { listSilences } from '@/lib/store/silences/list-silences';
import { markWarned } from '@/lib/store/silences/save-silence';
import { withTransaction } from '@/lib/store/transaction';
import { repeat } from '../repeat';

const EVERY_MS = 60_000;

/** Looks every minute for silences that run out while they still hide something. */
export function keepSilencesWarnedOf(): void {
  repeat(EVERY_MS, 'silences that run out could not be looked for', () => warnOfSilences(new Date()));
}

/**
 * Tells once of each silence that it runs out, when its end is near and it hides alerts at that time. That it was told and
 * the message are one transaction, so that no crash and no other instance repeats it. Returns how many it told of.
 */
export async function warnOfSilences(now: Date): Promise<number> {
  const nowMs = now.getTime();
  const due = (await listSilences(now)).filter((silence) => isDue(silence, nowMs));
  let told = 0;
  for (const silence of due) if (await warnOf(silence, now)) told += 1;
  return told;
}

function isDue(silence: Silence, nowMs: number): boolean {
  const { startsAtMs, endsAtMs } = toSilencing(silence);
  return (
    silence.warnedAt === null &&
    silence.endedAt === null &&
    isExpiring({ fromMs: startsAtMs, toMs: endsAtMs }, nowMs)
  );
}

async function warnOf(silence: Silence, now: Date): Promise<boolean> {
  const alerts = await listAlertsHiddenBy(silence.id);
  if (alerts.length === 0) return false;
  const message = writeExpiryMessage(silence, alerts, {
    id: deriveMessageId('silence-expiring', silence.id, silence.endsAt),
    address: getConfig().publicUrl,
    nowMs: now.getTime(),
  });
  return withTransaction(async (tx) => {
    if (!(await markWarned(tx, silence.id, now))) return false;
    await enqueueNotification(tx, message, { groupId: null, now });
    await announceAlerts(tx, now);
    return true;
  });
}
