import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { AlertDetail } from '@/lib/domain/read-models/alerts';
import type { Actor } from '@/lib/domain/roles';
import { findAlert } from '@/lib/store/alerting/find-alert';
import { listAlertMessages } from '@/lib/store/alerting/list-alert-messages';
import { listSimilarAlerts } from '@/lib/store/alerting/list-similar-alerts';
import { listTransitions } from '@/lib/store/alerting/list-transitions';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readMarkers } from '../changes/read-markers';
import { hideRecipient } from '../notifications/to-notification-row';
import { requireAlert } from './require-alert';
import { toAlertRow } from './to-alert-row';
import { windowAround } from './window-around';

const MAX_CHANGES = 50;
const MAX_MESSAGES = 50;
const MAX_SIMILAR = 10;

/**
 * An alert with its way, what changed around it, who was told, and how others of the same ended. Throws `not-found`, also
 * for one beyond the actor's zones. Needs alerts:read.
 */
export async function getAlert(actor: Actor, id: string, now: Date): Promise<AlertDetail> {
  requirePermission(actor, 'alerts:read');
  const zones = confineToZones(actor);
  const alert = await requireAlert(actor, id);
  const window = windowAround(alert, now);
  const scope = { zone: alert.zone ?? undefined, environment: alert.environment ?? undefined, zones };
  const [transitions, changes, messages, similar, inhibitor, freshness] = await Promise.all([
    listTransitions(alert.id),
    readMarkers(window, scope, MAX_CHANGES),
    listAlertMessages(alert.id, MAX_MESSAGES),
    listSimilarAlerts(alert, zones, MAX_SIMILAR),
    alert.inhibitedBy ? findAlert(alert.inhibitedBy, zones) : null,
    readFreshness(now),
  ]);
  return {
    alert,
    transitions,
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    changes,
    messages: messages.map(({ deliveries, ...message }) => ({
      ...message,
      deliveries: deliveries.map((delivery) => hideRecipient(actor, delivery)),
    })),
    similar: similar.items.map(toAlertRow),
    similarTotal: similar.total,
    inhibitor: inhibitor && toAlertRow(inhibitor),
    freshness,
  };
}
