import { formatCounted } from '@/components/format/format-count';
import { incidentHref } from '@/lib/client/incident-queries';
import type { MeasureState } from '@/lib/domain/incidents/measure';
import type { IncidentList, IncidentRow } from '@/lib/domain/read-models/incidents';

export const INCIDENTS = '/incidents';
export const NEW_INCIDENT = '/incidents/new';
export const postmortemHref = (number: number): string => `${incidentHref(number)}/postmortem`;

/** Who may change incidents, for those who may not. */
export const WHO_WORKS_ON_INCIDENTS = 'The roles on-call, reviewer and administrator work on incidents.';

export const MEASURE_STATE_WORDS: Readonly<Record<MeasureState, string>> = {
  done: 'Done',
  'in-force': 'In force',
  'runs-out': 'Runs out soon',
  expired: 'Expired, end not noted',
  ended: 'Closed',
};

/** How long after its detection something happened, seconds; null where it did not happen. */
export const secondsAfterDetection = (
  { detectedAt }: Pick<IncidentRow, 'detectedAt'>,
  at: string | null,
): number | null => (at === null ? null : Math.max(0, Date.parse(at) - Date.parse(detectedAt)) / 1_000);

/** The zones of an incident as people say them. */
export const sayZones = ({ zones }: Pick<IncidentRow, 'zones'>): string =>
  zones.length === 0 ? 'All zones' : zones.join(', ');

/** What is open, in a sentence. */
export function describeIncidents({ open, items }: Pick<IncidentList, 'open' | 'items'>): string {
  const expired = items.reduce((sum, { expiredBypasses }) => sum + expiredBypasses, 0);
  const bypasses =
    expired > 0 ? ` ${formatCounted(expired, 'bypass', 'bypasses')} ran out, and nobody noted the end.` : '';
  if (open === 0) return `No incident is open.${bypasses}`;
  return `${formatCounted(open, 'incident')} ${open === 1 ? 'is' : 'are'} open.${bypasses}`;
}
