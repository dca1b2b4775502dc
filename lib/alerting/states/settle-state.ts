import type { AlertRecord, AlertTransition } from '@/lib/domain/alerting/alert-record';
import type { Silencing } from '@/lib/domain/alerting/silence';
import { clockOf } from './words';

/** What hides an alert now. */
export type Hiding = {
  silencing: readonly Pick<Silencing, 'id' | 'kind' | 'reason'>[];
  /** The alert that is its cause. */
  inhibitor: Pick<AlertRecord, 'id' | 'title'> | null;
};

/** The state of an alert: somebody works on it, or something hides it, or what its phase says. */
export function stateOf(alert: AlertRecord, nowMs: number): AlertRecord['state'] {
  if (alert.phase === 'pending' || alert.phase === 'resolved') return alert.phase;
  if (alert.acknowledgedAtMs !== null) return 'acknowledged';
  return isHidden(alert, nowMs) ? 'suppressed' : alert.phase;
}

const isHidden = ({ silences, inhibitedBy, quietUntilMs }: AlertRecord, nowMs: number): boolean =>
  silences.length > 0 || inhibitedBy !== null || (quietUntilMs !== null && quietUntilMs > nowMs);

/**
 * The alert with what hides it and its state, and the one transition that this makes, if any. `before` is as it was
 * stored (null: it is new), `reason` why its phase changed.
 */
export function settleState(
  before: AlertRecord | null,
  after: AlertRecord,
  { silencing, inhibitor }: Hiding,
  reason: string | null,
  nowMs: number,
): { alert: AlertRecord; transition: AlertTransition | null } {
  const hidden: AlertRecord = {
    ...after,
    silences: silencing.map(({ id }) => id),
    inhibitedBy: inhibitor?.id ?? null,
    quietUntilMs: after.quietUntilMs !== null && after.quietUntilMs > nowMs ? after.quietUntilMs : null,
  };
  const alert = { ...hidden, state: stateOf(hidden, nowMs) };
  const from = before?.state ?? null;
  if (from === alert.state) return { alert, transition: null };
  const words = [
    reason,
    alert.state === 'suppressed' ? wordHiding(alert, silencing, inhibitor) : null,
  ].filter((each) => each !== null);
  return {
    alert,
    transition: {
      alertId: alert.id,
      atMs: nowMs,
      from,
      to: alert.state,
      reason: words.length > 0 ? words.join(' ') : 'Nothing hides it any more.',
      by: null,
    },
  };
}

function wordHiding(
  alert: AlertRecord,
  silencing: Hiding['silencing'],
  inhibitor: Hiding['inhibitor'],
): string | null {
  const [first] = silencing;
  if (first) return `${first.kind === 'maintenance' ? 'Maintenance' : 'A silence'} hides it: ${first.reason}`;
  if (inhibitor) return `Its cause hides it: ${inhibitor.title}.`;
  return alert.quietUntilMs === null
    ? null
    : `One like it ended just before: it is quiet until ${clockOf(alert.quietUntilMs)}.`;
}
