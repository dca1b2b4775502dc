import type { AlertChange, AlertRecord, AlertTransition } from '@/lib/domain/alerting/alert-record';
import { resolveAlert } from '../states/resolve-alert';
import { stateOf } from '../states/settle-state';

/** What a person does to an alert, or null where it does not concern it any more. */
export type PersonalChange = (alert: AlertRecord, by: string, atMs: number) => AlertRecord | null;

const isOpen = ({ phase }: AlertRecord): boolean => phase !== 'pending' && phase !== 'resolved';

/** Somebody works on it: nobody is paged any more. Who acknowledges after another takes over. */
export const acknowledging =
  ({ note, owner }: { note: string; owner?: string }): PersonalChange =>
  (alert, by, atMs) =>
    isOpen(alert)
      ? {
          ...alert,
          acknowledgedAtMs: alert.acknowledgedAtMs ?? atMs,
          acknowledgedBy: owner ?? by,
          acknowledgeNote: note || null,
        }
      : null;

/** Nobody works on it any more. */
export const unacknowledging: PersonalChange = (alert) =>
  isOpen(alert) && alert.acknowledgedAtMs !== null
    ? { ...alert, acknowledgedAtMs: null, acknowledgedBy: null, acknowledgeNote: null }
    : null;

/** It is over, whatever its condition says: it stays so until that was false once, or is graver. */
export const resolving =
  ({ note }: { note: string }): PersonalChange =>
  (alert, by, atMs) =>
    isOpen(alert) ? resolveAlert(alert, { atMs, by, resolution: note || 'Resolved without a note.' }) : null;

/** The changes of a person with their transitions; `reason` is said with each. */
export function changeByPerson(
  alerts: readonly AlertRecord[],
  change: PersonalChange,
  { by, reason, atMs }: { by: string; reason: string; atMs: number },
): { changes: AlertChange[]; transitions: AlertTransition[] } {
  const changes = alerts.flatMap((before): AlertChange[] => {
    const changed = change(before, by, atMs);
    return changed ? [{ before, after: { ...changed, state: stateOf(changed, atMs) } }] : [];
  });
  return {
    changes,
    transitions: changes.map(({ before, after }) => ({
      alertId: after.id,
      atMs,
      from: before!.state,
      to: after.state,
      reason,
      by,
    })),
  };
}
