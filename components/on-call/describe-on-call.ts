import { formatSeconds } from '@/components/format/format-duration';
import { formatCounted } from '@/components/format/format-count';
import { CHANGE_PRESENTATION } from '@/components/status/change-type-presentation';
import type { DenialGroup, OnCallDashboard } from '@/lib/domain/read-models/dashboards';

/** How a group is named in sentences: "payments-api under pci-egress". */
export const nameOfGroup = ({ service, policy }: Pick<DenialGroup, 'service' | 'policy'>): string =>
  `${service ?? 'a service that was not reported'} under ${policy}`;

/** True when nothing asks for attention: no denial, no spike, no failing host, no hurt audit log. */
export const isAllQuiet = ({
  denialGroups,
  authErrors,
  attestationFailures,
  auditFindings,
}: OnCallDashboard): boolean =>
  denialGroups.length === 0 &&
  authErrors.spikes.length === 0 &&
  attestationFailures.length === 0 &&
  auditFindings.length === 0;

/** "It began 2 min after pci-egress v14 was activated." */
function describeCause({ firstSeen, change }: DenialGroup): string | null {
  if (!change) return null;
  const seconds = (Date.parse(firstSeen) - Date.parse(change.occurredAt)) / 1_000;
  const subject =
    [change.policy, change.revision].filter(Boolean).join(' ') || CHANGE_PRESENTATION[change.type].word;
  const when = seconds < 1 ? 'when' : `${formatSeconds(seconds)} after`;
  return `It began ${when} ${subject} was ${CHANGE_PRESENTATION[change.type].verb}.`;
}

function describeDenials({ denialGroups, denialGroupTotal }: OnCallDashboard): string | null {
  if (denialGroups.length === 0) return null;
  const denials = denialGroups.reduce((sum, { count }) => sum + count, 0);
  const fresh = denialGroups.filter(({ isNew }) => isNew);
  const atLeast = denialGroupTotal > denialGroups.length ? 'At least ' : '';
  const head = `${atLeast}${formatCounted(denials, 'denial')} in ${formatCounted(denialGroupTotal, 'group')}`;
  if (fresh.length === 0) return `${head}, none of them new.`;
  const largest = fresh.reduce((one, other) => (other.count > one.count ? other : one));
  const named =
    fresh.length === 1
      ? `, one of them new: ${nameOfGroup(largest)}.`
      : `, ${fresh.length} of them new, the largest ${nameOfGroup(largest)}.`;
  return [head + named, describeCause(largest)].filter(Boolean).join(' ');
}

/**
 * The answer to "what is broken now?" in words: open alerts (`alerts`, null where none is), denials and which are new, their
 * likely cause, authentication spikes, failing hosts. `windowWords` completes the quiet sentence ("the last hour").
 */
export function describeOnCall(
  dashboard: OnCallDashboard,
  windowWords: string,
  alerts: string | null = null,
): string {
  if (isAllQuiet(dashboard)) {
    const nothing = `denials, no authentication spikes and no failing attestations in ${windowWords}.`;
    return alerts ? `${alerts} No ${nothing}` : `All quiet: no ${nothing}`;
  }
  const providers = [...new Set(dashboard.authErrors.spikes.map(({ provider }) => provider))];
  const hosts = new Set(dashboard.attestationFailures.map(({ host }) => host)).size;
  const sentences = [
    alerts,
    dashboard.auditFindings.length > 0 ? 'The audit log failed verification.' : null,
    describeDenials(dashboard) ?? 'No denials.',
    providers.length > 0 ? `Authentication failures stand out at ${providers.join(', ')}.` : null,
    hosts > 0 ? `${formatCounted(hosts, 'host fails', 'hosts fail')} attestation.` : null,
  ];
  return sentences.filter(Boolean).join(' ');
}
