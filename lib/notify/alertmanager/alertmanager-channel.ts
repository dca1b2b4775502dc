import type { Channel } from '../channel';
import { postAlerts } from './post-alerts';
import { writeAlertmanagerAlert, writeAlertmanagerMessage } from './write-alertmanager-alerts';

/**
 * Alertmanager as its client: every alert by itself, as it stands now. Posting again changes nothing there, and what is
 * open is posted again while it is (`jobs/notify/refresh-open-alerts.ts`).
 */
export const alertmanagerChannel: Channel<'alertmanager'> = {
  kind: 'alertmanager',
  send(notification, sending) {
    const { alerts, now, publicUrl } = sending;
    const told =
      alerts.length > 0
        ? alerts.map((alert) => writeAlertmanagerAlert(alert, now, publicUrl))
        : [writeAlertmanagerMessage(notification, now)];
    return postAlerts(told, sending, sending);
  },
};
