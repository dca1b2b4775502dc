import { getConfig } from '@/lib/config/config';
import { makeSendOptions } from '@/lib/notify/make-send-options';
import { repeat } from '../repeat';
import { refreshOpenAlerts } from './refresh-open-alerts';
import { makeSender, sendDeliveries } from './send-deliveries';
import { tidyNotifications } from './tidy-notifications';

const SEND_EVERY_MS = 1_000;
const REFRESH_EVERY_MS = 2 * 60_000;
const TIDY_EVERY_MS = 5 * 60_000;

/** Sends what is due each second, tells Alertmanager again of what is open, and keeps what is kept bounded. */
export function keepNotificationsSent(): void {
  const sender = makeSender(makeSendOptions(getConfig()));
  repeat(SEND_EVERY_MS, 'notifications could not be sent', () => sendDeliveries(sender));
  repeat(REFRESH_EVERY_MS, 'open alerts could not be told again', () => refreshOpenAlerts(sender));
  repeat(TIDY_EVERY_MS, 'old notifications could not be removed', () => tidyNotifications(new Date()));
}
