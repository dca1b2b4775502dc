import { GatehouseError } from '@/lib/domain/errors';
import type { Receiver } from '@/lib/domain/alerting/routing';
import type { StoredDirectory } from '@/lib/store/routing/read-directory';

/**
 * Throws `invalid-input` for receivers that do not exist, or people whose accounts are disabled. Paths say where each stands
 * in the input.
 */
export function requireKnownReceivers(
  named: readonly { receiver: Receiver; path: string }[],
  { channels, rotations, escalations, people }: StoredDirectory,
): void {
  const has = (all: readonly { id: string }[], id: string) => all.some((each) => each.id === id);
  const problemOf = (receiver: Receiver): string | null => {
    if ('channel' in receiver) return has(channels, receiver.channel) ? null : 'no such channel';
    if ('rotation' in receiver) return has(rotations, receiver.rotation) ? null : 'no such rotation';
    if ('escalation' in receiver) return has(escalations, receiver.escalation) ? null : 'no such escalation';
    const person = people.find(({ email }) => email === receiver.person);
    if (!person) return `no account ${receiver.person}`;
    return person.isDisabled ? `the account ${receiver.person} is disabled` : null;
  };
  const issues = named.flatMap(({ receiver, path }) => {
    const message = problemOf(receiver);
    return message ? [{ path, message }] : [];
  });
  if (issues.length === 0) return;
  throw new GatehouseError('invalid-input', `A receiver cannot be used: ${issues[0]!.message}.`, {
    remedy: 'Choose another receiver, or take it out.',
    issues,
  });
}
