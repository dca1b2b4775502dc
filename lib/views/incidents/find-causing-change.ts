import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { IncidentAlert, IncidentRow } from '@/lib/domain/read-models/incidents';

/**
 * The change that most likely caused an incident: of the policy revision that somebody named, else one that an alert points at,
 * else the last activation of one of its policies before it was detected; null where none of them changed. `changes` are newest
 * first.
 */
export function findCausingChange(
  { policy, policyRevision, detectedAt }: Pick<IncidentRow, 'policy' | 'policyRevision' | 'detectedAt'>,
  alerts: readonly Pick<IncidentAlert, 'changes' | 'policy'>[],
  changes: readonly ChangeMarker[],
): ChangeMarker | null {
  const activations = changes.filter(({ type }) => type === 'policy-activated');
  if (policy !== null && policyRevision !== null) {
    const named = (change: ChangeMarker) =>
      change.revision === policyRevision && isOf(change, policy) && change.type !== 'policy-rolled-back';
    return activations.findLast(named) ?? changes.findLast(named) ?? null;
  }
  const pointed = new Set(alerts.flatMap((alert) => alert.changes));
  const found = changes.find(({ eventId, policy: changed }) => pointed.has(eventId) && changed !== null);
  if (found) return found;
  const policies = policy === null ? alerts.flatMap((alert) => alert.policy ?? []) : [policy];
  return (
    activations.find(
      (change) =>
        Date.parse(change.occurredAt) <= Date.parse(detectedAt) &&
        policies.some((each) => isOf(change, each)),
    ) ?? null
  );
}

/** A bundle's change is one of each policy below its name. */
const isOf = ({ policy }: ChangeMarker, name: string): boolean =>
  policy !== null && (policy === name || name.startsWith(`${policy}/`));
