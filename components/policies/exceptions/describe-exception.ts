import { formatSeconds } from '@/components/format/format-duration';
import type { ExceptionRow } from '@/lib/domain/read-models/policy-exceptions';

/** The one sentence that says which denials an exception hid. */
export const HIDDEN_DEFINITION =
  'Denials hidden: decisions of this time range, made while the exception was in force, that the policy let through in its scope although it would have denied them (would-deny), or whose record names the exception. Of an exception in a text only the latter.';

const secondsBetween = (one: string, other: Date): number =>
  Math.round(Math.abs(Date.parse(one) - other.getTime()) / 1_000);

/** When it ends, in words: "Expires in 3 d", "Expired 2 h ago", "Ended 5 min ago by ann". */
export function describeExpiry(
  {
    state,
    expiresAt,
    timeToLive,
    endedAt,
    endedBy,
  }: Pick<ExceptionRow, 'state' | 'expiresAt' | 'timeToLive' | 'endedAt' | 'endedBy'>,
  now: Date,
): string {
  if (endedAt) return `Ended ${formatSeconds(secondsBetween(endedAt, now))} ago by ${endedBy ?? 'somebody'}`;
  if (timeToLive) return `Removed ${timeToLive} after the engine has seen it`;
  if (!expiresAt) return 'Its text names no expiry';
  const far = formatSeconds(secondsBetween(expiresAt, now));
  if (state === 'expired') return `Expired ${far} ago`;
  return `Expires in ${far}`;
}

/** Whom it lets pass: "Rule check-team · service cart", or "Every decision". */
export function describeScope({
  rules,
  service,
  zone,
  environment,
  principal,
  matches,
}: Pick<ExceptionRow, 'rules' | 'service' | 'zone' | 'environment' | 'principal' | 'matches'>): string {
  const parts = [
    rules.length > 0 ? `${rules.length === 1 ? 'rule' : 'rules'} ${rules.join(', ')}` : null,
    service && `service ${service}`,
    zone && `zone ${zone}`,
    environment && `environment ${environment}`,
    principal && `principal ${principal}`,
    matches.length > 0 ? matches.join(' or ') : null,
  ].filter((part) => part !== null && part !== '');
  const words = parts.join(' · ');
  return words ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : 'Every decision of the policy';
}

/** "2 exceptions in force, 1 of them expires within 7 days; 1 expired." */
export function describeExceptions(exceptions: readonly Pick<ExceptionRow, 'state'>[]): string {
  const count = (...states: ExceptionRow['state'][]) =>
    exceptions.filter(({ state }) => states.includes(state)).length;
  const inForce = count('in-force', 'expires-soon');
  const soon = count('expires-soon');
  const expired = count('expired');
  const planned = count('planned');
  const head =
    inForce === 0
      ? 'No exception in force'
      : `${inForce} ${inForce === 1 ? 'exception' : 'exceptions'} in force`;
  const which =
    soon === 0
      ? ''
      : inForce === 1
        ? ', which expires within 7 days'
        : `, ${soon} of them expiring within 7 days`;
  const rest = [planned > 0 ? `${planned} to begin` : '', expired > 0 ? `${expired} expired` : ''].filter(
    Boolean,
  );
  return `${[head + which, ...rest].join('; ')}.`;
}
