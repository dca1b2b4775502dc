import type { TrustRule } from './trust-rule';

/** A rule as one line, the same for equal rules: what a diff of versions compares. */
export function describeTrustRule({ match, zone }: TrustRule): string {
  const subject = match.on === 'label' ? `label ${match.name}` : match.on;
  return `${subject} = ${match.value} → ${zone}`;
}
