import type { Directory } from '@/lib/alerting/routing/directory';
import type { ReceiverChoices } from '@/lib/domain/read-models/routing';
import type { Actor } from '@/lib/domain/roles';

/**
 * What routes can lead to, by name. Readers who may not change them get those people only that are named in `used`: the list
 * of all accounts is none of theirs.
 */
export function receiverChoices(
  actor: Actor,
  { channels, rotations, escalations, people }: Directory,
  used: ReadonlySet<string>,
): ReceiverChoices {
  const isAllowed = actor.permissions.has('alerting:write');
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    channels: channels.map(({ id, name, kind, isEnabled, isPersonalOnly }) => ({
      id,
      name,
      kind,
      isEnabled,
      isPersonalOnly,
    })),
    rotations: rotations.map(named),
    escalations: escalations.map(named),
    people: people
      .filter(({ email, isDisabled }) => used.has(email) || (isAllowed && !isDisabled))
      .map(({ email, name, isDisabled }) => ({ email, name: name ?? email, isDisabled })),
  };
}
