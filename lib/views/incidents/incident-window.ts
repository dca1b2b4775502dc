import type { IncidentAlert, IncidentRow } from '@/lib/domain/read-models/incidents';
import type { Window } from '@/lib/domain/time-range';

/**
 * From when on an incident had effect as far as is known: the condition of its first alert, or its detection if that was
 * earlier. Until it was resolved, else until now.
 */
export function windowOfIncident(
  { detectedAt, resolvedAt }: Pick<IncidentRow, 'detectedAt' | 'resolvedAt'>,
  alerts: readonly Pick<IncidentAlert, 'pendingSince'>[],
  now: Date,
): Window {
  const starts = [detectedAt, ...alerts.map(({ pendingSince }) => pendingSince)].map((at) => Date.parse(at));
  const from = new Date(Math.min(...starts));
  const end = resolvedAt === null ? now.getTime() : Date.parse(resolvedAt);
  return { from, to: new Date(Math.max(end, from.getTime() + 1)) };
}

/** The policies that an incident is about: its own and those of its alerts. */
export const policiesOfIncident = (
  { policy }: Pick<IncidentRow, 'policy'>,
  alerts: readonly Pick<IncidentAlert, 'policy'>[],
): string[] => [...new Set([policy, ...alerts.map((alert) => alert.policy)])].filter((name) => name !== null);
