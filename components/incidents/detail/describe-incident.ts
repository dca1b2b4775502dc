import { formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { INCIDENT_STATE_PRESENTATION } from '@/components/status/incident-badges';
import { CAUSE_NAMES } from '@/lib/domain/alerting/causes';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import { sayZones, secondsAfterDetection } from '../incident-words';

/** Where an incident stands, in a sentence or two. */
export function describeIncident(incident: IncidentDetail): string {
  const { state, severity, cause, policy, policyRevision, resolvedAt, expiredBypasses } = incident;
  const about =
    cause === null ? 'The kind of cause is not known yet' : `Kind of cause: ${CAUSE_NAMES[cause]}`;
  const revision = policy && policyRevision ? ` (${policy} ${policyRevision})` : '';
  const lasted =
    resolvedAt === null
      ? ''
      : ` Resolved ${formatSeconds(secondsAfterDetection(incident, resolvedAt))} after detection.`;
  const bypasses =
    expiredBypasses > 0
      ? ` ${formatCounted(expiredBypasses, 'bypass', 'bypasses')} ran out, and nobody noted the end: make sure it is closed.`
      : '';
  const { word } = INCIDENT_STATE_PRESENTATION[state];
  return `${word} incident of severity ${severity} in ${sayZones(incident)}. ${about}${revision}.${lasted}${bypasses}`;
}
