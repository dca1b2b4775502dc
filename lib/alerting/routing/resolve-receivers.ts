import { whoIsOnCall, type OnCall } from '@/lib/alerting/rotations/who-is-on-call';
import type { Receiver } from '@/lib/domain/alerting/routing';
import { PERSONAL_CHANNEL, type Directory, type DirectoryPerson } from './directory';

/** One receiver of a message: a channel as a whole, or a person by a channel. */
export type Target = {
  channelId: string;
  channelName: string;
  /** The person's e-mail address; '' for the channel's own. */
  recipient: string;
  /** Who that is, as people know them. */
  name: string;
  /** What led to them: "rotation Trust-zone responders"; '' where they are named themselves. */
  via: string;
};

export type Resolved = {
  /** Each once. */
  targets: Target[];
  /** Who could not be reached, and why, in whole sentences. */
  gaps: string[];
};

/** How many steps of an escalation are told, from the first on. */
export type StepsTold = (escalationId: string) => number;

/**
 * Who receivers are at an instant. What cannot be reached is said, never left out: a channel that is paused or gone, a
 * person whose account is disabled, a rotation in which nobody is on call, people while there is no e-mail channel.
 */
export function resolveReceivers(
  receivers: readonly Receiver[],
  directory: Directory,
  atMs: number,
  stepsTold: StepsTold = () => 1,
): Resolved {
  const found = receivers.map((receiver) => resolveOne(receiver, directory, atMs, stepsTold));
  return joinResolved(found);
}

/** All of them as one, each target and each reason once. */
function joinResolved(parts: readonly Resolved[]): Resolved {
  const targets = new Map<string, Target>();
  for (const target of parts.flatMap((part) => part.targets)) {
    const key = `${target.channelId} ${target.recipient}`;
    if (!targets.has(key)) targets.set(key, target);
  }
  return { targets: [...targets.values()], gaps: [...new Set(parts.flatMap(({ gaps }) => gaps))] };
}

const gap = (reason: string): Resolved => ({ targets: [], gaps: [reason] });

function resolveOne(receiver: Receiver, directory: Directory, atMs: number, stepsTold: StepsTold): Resolved {
  if ('channel' in receiver) return resolveChannel(receiver.channel, directory);
  if ('person' in receiver) {
    const person = directory.people.find(({ email }) => email === receiver.person);
    return person
      ? resolvePerson(person, '', directory)
      : gap(`There is no account ${receiver.person} any more.`);
  }
  if ('rotation' in receiver) return resolveRotation(receiver.rotation, directory, atMs);
  const escalation = directory.escalations.find(({ id }) => id === receiver.escalation);
  if (!escalation) return gap('The escalation was removed.');
  const steps = escalation.steps.slice(0, Math.max(1, stepsTold(escalation.id)));
  const { targets, gaps } = joinResolved(
    steps.map((step) => resolveReceivers(step.receivers, directory, atMs)),
  );
  const via = `escalation ${escalation.name}`;
  return { targets: targets.map((each) => ({ ...each, via: each.via ? `${via}, ${each.via}` : via })), gaps };
}

function resolveChannel(id: string, { channels }: Directory): Resolved {
  const channel = channels.find((each) => each.id === id);
  if (!channel) return gap('The channel was removed.');
  if (!channel.isEnabled) return gap(`The channel ${channel.name} is paused.`);
  const { name } = channel;
  if (channel.isPersonalOnly)
    return gap(`The channel ${name} has no address of its own: name people instead, or give it one.`);
  return { targets: [{ channelId: id, channelName: name, recipient: '', name, via: '' }], gaps: [] };
}

function resolvePerson(person: DirectoryPerson, via: string, { channels }: Directory): Resolved {
  const name = person.name ?? person.email;
  if (person.isDisabled) return gap(`The account of ${name} is disabled.`);
  const channel = channels.find(({ kind, isEnabled }) => kind === PERSONAL_CHANNEL && isEnabled);
  if (!channel)
    return gap(`${name} cannot be reached: people are reached by e-mail, and there is no e-mail channel.`);
  const target = { channelId: channel.id, channelName: channel.name, recipient: person.email, name, via };
  return { targets: [target], gaps: [] };
}

function resolveRotation(id: string, directory: Directory, atMs: number): Resolved {
  const rotation = directory.rotations.find((each) => each.id === id);
  if (!rotation) return gap('The rotation was removed.');
  const available = listAvailable(directory);
  const { now, nobodyBecause } = whoIsOnCall(rotation.plan, rotation.overrides, available, atMs);
  const person = directory.people.find((each) => each.id === now?.accountId);
  if (!person) return gap(describeNobody(rotation.name, nobodyBecause));
  return resolvePerson(person, `rotation ${rotation.name}`, directory);
}

/** The accounts that can be on call. */
export const listAvailable = ({ people }: Pick<Directory, 'people'>): Set<string> =>
  new Set(people.filter(({ isDisabled }) => !isDisabled).map(({ id }) => id));

const NOBODY = {
  'no-members': 'it has no members',
  'not-begun': 'it has not begun yet',
  'all-disabled': 'the accounts of all its members are disabled',
} as const;

/** That nobody of a rotation is on call, and why. */
export const describeNobody = (name: string, because: OnCall['nobodyBecause']): string =>
  `Nobody is on call in the rotation ${name}: ${NOBODY[because ?? 'all-disabled']}.`;
