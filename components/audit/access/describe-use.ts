import type { StandingPrivilege } from '@/lib/domain/read-models/access-grants';

/** Why the use of a standing privilege is what it is said to be. */
export function describeUse(privilege: StandingPrivilege): string {
  const { use, isExact, holdersKnown, recordedSince, holders, lastAt } = privilege;
  if (!holdersKnown) return 'Through groups or roles that others assume: no record names who acts by it.';
  if (recordedSince === null)
    return isExact
      ? 'It only allows reading, which leaves no entry.'
      : 'Its source has sent no audit events.';
  if (use === 'used') return 'An action that needs it was the last.';
  if (use === 'unused')
    return isExact && lastAt !== null
      ? 'Nothing since then needed it.'
      : holders === 1
        ? 'Its holder did nothing at all.'
        : 'None of its holders did anything at all.';
  if (use === 'quiet') return 'Not used so far, but it is not held, or not recorded, for as long yet.';
  return 'A holder acted since, by this right or by another: records do not say.';
}
