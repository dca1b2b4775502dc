import { CAUSE_NAMES } from '@/lib/domain/alerting/causes';
import { FAILURE_NAMES } from '@/lib/domain/alerting/failures';
import type { AlertRow } from '@/lib/domain/read-models/alerts';

type Subject = Pick<AlertRow, 'zone' | 'service' | 'environment' | 'policy'>;

/** What an alert is about, in one line: "payments · checkout-api · payments/pci_egress". */
export const describeSubject = ({ zone, service, policy, environment }: Subject): string =>
  [zone ?? 'All zones', service, policy, environment].filter(Boolean).join(' · ');

/** "F4 Over-restriction", else the kind of cause. */
export const describeKind = ({ failure, cause }: Pick<AlertRow, 'failure' | 'cause'>): string =>
  failure ? `${failure} ${FAILURE_NAMES[failure]}` : CAUSE_NAMES[cause];

/**
 * What is open, in a sentence: "2 alerts page, 3 are tickets; 1 is acknowledged." Null where nothing is.
 */
export function describeOpen(
  alerts: readonly Pick<AlertRow, 'severity' | 'state'>[],
  total: number,
): string | null {
  if (total === 0) return null;
  const count = (state: AlertRow['state']) => alerts.filter((alert) => alert.state === state).length;
  const pages = alerts.filter(({ severity, state }) => severity === 'page' && state === 'firing').length;
  const words = [
    pages > 0
      ? `${pages} ${pages === 1 ? 'alert pages' : 'alerts page'} and nobody has taken ${pages === 1 ? 'it' : 'them'}`
      : null,
    count('acknowledged') > 0 ? `${count('acknowledged')} acknowledged` : null,
    count('suppressed') > 0 ? `${count('suppressed')} suppressed` : null,
    count('no-data') > 0 ? `${count('no-data')} without data` : null,
  ].filter(Boolean);
  const head = `${total} ${total === 1 ? 'alert is' : 'alerts are'} open`;
  return words.length > 0 ? `${head}: ${words.join(', ')}.` : `${head}.`;
}
