import type { Matcher } from '@/lib/domain/alerting/matcher';
import type { Receiver } from '@/lib/domain/alerting/routing';
import type { ReceiverChoices } from '@/lib/domain/read-models/routing';

/** Why a button does nothing for a reader. */
export const WHO_ROUTES = 'Only administrators change who is told of alerts.';

export const OPERATOR_WORDS: Readonly<Record<Matcher['operator'], string>> = {
  '=': 'is',
  '!=': 'is not',
  '=~': 'is like',
  '!~': 'is not like',
};

/** One matcher as people read it. */
export function describeMatcher({ field, operator, value }: Matcher): string {
  const name = field.startsWith('label:') ? `label ${field.slice('label:'.length)}` : field;
  if (value === '') return `${name} ${operator.startsWith('!') ? 'is set' : 'is not set'}`;
  return `${name} ${OPERATOR_WORDS[operator]} ${value}`;
}

/** A receiver as people read it. */
export function describeReceiver(receiver: Receiver, choices: ReceiverChoices): string {
  const named = (all: readonly { id: string; name: string }[], id: string, kind: string) =>
    `${kind} ${all.find((each) => each.id === id)?.name ?? '(removed)'}`;
  if ('channel' in receiver) return named(choices.channels, receiver.channel, 'channel');
  if ('rotation' in receiver) return named(choices.rotations, receiver.rotation, 'rotation');
  if ('escalation' in receiver) return named(choices.escalations, receiver.escalation, 'escalation');
  const person = choices.people.find(({ email }) => email === receiver.person);
  return person && person.name !== receiver.person ? `${person.name} (${receiver.person})` : receiver.person;
}

/** A receiver as the value of an option, and back. */
export const receiverKey = (receiver: Receiver): string => JSON.stringify(receiver);

/** What can be chosen as a receiver, in groups. */
export function listReceiverChoices(
  { channels, rotations, escalations, people }: ReceiverChoices,
  { escalation }: { escalation: boolean },
): { label: string; options: Receiver[] }[] {
  return [
    { label: 'Channels', options: channels.map(({ id }) => ({ channel: id })) },
    { label: 'Whoever is on call', options: rotations.map(({ id }) => ({ rotation: id })) },
    {
      label: 'Step by step',
      options: escalation ? escalations.map(({ id }) => ({ escalation: id })) : [],
    },
    {
      label: 'People, by e-mail',
      options: people.filter(({ isDisabled }) => !isDisabled).map(({ email }) => ({ person: email })),
    },
  ].filter(({ options }) => options.length > 0);
}
