import type { AlertChange, AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { Event } from '@/lib/domain/event';
import { UNZONED } from '@/lib/domain/kinds';

type AlertEvent = Extract<Event, { kind: 'alert' }>;
type Telling = { outcome: AlertEvent['outcome']; atMs: number };

/**
 * What Gatehouse tells of its own alerts as a source: that they opened, were acknowledged and resolved, whatever hides
 * them from people. Neither drills nor its own health are told: nothing of what is guarded went wrong. `address` is where
 * people open Gatehouse; null: the event that it opened says it already.
 */
export const makeAlertEvents = (changes: readonly AlertChange[], address: string | null): AlertEvent[] =>
  changes.flatMap(({ before, after }) =>
    after.category === 'trust' && after.drillId === null
      ? listTellings(before, after).map((telling) => makeEvent(after, telling, address))
      : [],
  );

function listTellings(before: AlertRecord | null, after: AlertRecord): Telling[] {
  const tellings: Telling[] = [];
  const add = (outcome: Telling['outcome'], was: number | null | undefined, is: number | null) => {
    if (is !== null && is !== was) tellings.push({ outcome, atMs: is });
  };
  add('opened', before?.openedAtMs, after.openedAtMs);
  add('acknowledged', before?.acknowledgedAtMs, after.acknowledgedAtMs);
  add('resolved', before?.resolvedAtMs, after.resolvedAtMs);
  return tellings;
}

const makeEvent = (alert: AlertRecord, { outcome, atMs }: Telling, address: string | null): AlertEvent => ({
  kind: 'alert',
  // It may be acknowledged more than once; it opens and is resolved once.
  id: outcome === 'acknowledged' ? `alert-${alert.id}-${outcome}-${atMs}` : `alert-${alert.id}-${outcome}`,
  occurredAt: new Date(atMs).toISOString(),
  outcome,
  alertId: alert.id,
  title: alert.title,
  severity: alert.severity,
  ...(alert.zone !== null && alert.zone !== UNZONED && { zone: alert.zone }),
  ...(alert.service && { service: alert.service }),
  ...(alert.environment && { environment: alert.environment }),
  ...(alert.policy && { policy: alert.policy }),
  ...(address !== null && { url: `${address}/alerts/${alert.id}` }),
});
