import { postAlerts } from '@/lib/notify/alertmanager/post-alerts';
import {
  ALERTMANAGER_KEEPS_MS,
  writeAlertmanagerAlert,
} from '@/lib/notify/alertmanager/write-alertmanager-alerts';
import { redact } from '@/lib/notify/redact';
import { CHANNEL_SCHEMAS } from '@/lib/domain/alerting/channels/channel-settings';
import type { ChannelRecord } from '@/lib/store/notifications/channel-record';
import { listChannels } from '@/lib/store/notifications/list-channels';
import { listAlertsToldBy } from '@/lib/store/notifications/list-told-alerts';
import { noteRefresh } from '@/lib/store/notifications/note-refresh';
import { onlyOne } from '@/lib/store/only-one';
import type { Sender } from './send-deliveries';

const LOCK = 7_305_031;
const MOST_ALERTS = 5_000;
const ANSWERED_WITHIN_MS = 30_000;

/**
 * Tells every Alertmanager again of the alerts that it was told of and that are open, so that it does not take them for
 * ended, and of those that ended lately, in case it missed that. One instance does at a time; each Alertmanager by itself.
 */
export async function refreshOpenAlerts(sender: Sender): Promise<void> {
  await onlyOne(LOCK, async () => {
    const channels = (await listChannels()).filter(
      ({ kind, isEnabled }) => kind === 'alertmanager' && isEnabled,
    );
    await Promise.all(channels.map((channel) => refresh(channel, sender)));
  });
}

async function refresh(channel: ChannelRecord, { options, clock }: Sender): Promise<void> {
  const now = clock();
  const settings = CHANNEL_SCHEMAS.alertmanager.settings.safeParse(channel.settings);
  const secret = CHANNEL_SCHEMAS.alertmanager.secret.safeParse(channel.secret);
  // What is wrong with these stands on its deliveries.
  if (!settings.success || !secret.success) return;
  const alerts = await listAlertsToldBy(
    channel.id,
    new Date(now.getTime() - ALERTMANAGER_KEEPS_MS),
    MOST_ALERTS,
  );
  if (alerts.length === 0) return;
  const { outcome, detail } = await postAlerts(
    alerts.map((alert) => writeAlertmanagerAlert(alert, now, options.publicUrl)),
    { settings: settings.data, secret: secret.data },
    { ...options, now, signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) },
  );
  const problem = redact(detail, channel.secret, channel.settings).slice(0, 500);
  await noteRefresh(channel.id, clock(), outcome === 'delivered' ? null : problem);
}
