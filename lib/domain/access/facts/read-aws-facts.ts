import { isBreakGlass } from '../is-break-glass';
import { toHandle, UNTOLD, type GivenFact, type GrantFact } from '../grant-fact';
import { fieldsOf, timeOf, wordOf, type ToldEntry } from '../told-entry';
import type { KindOf } from './kind-of';

type Json = Readonly<Record<string, unknown>>;

const ASSUME = new Set(['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity']);
/** Which calls give a lasting right and which take it back, and whom it is given to. */
const CHANGES: Readonly<Record<string, { is: 'given' | 'ended'; to: 'user' | 'role' | 'group' }>> = {
  'iam:AttachUserPolicy': { is: 'given', to: 'user' },
  'iam:DetachUserPolicy': { is: 'ended', to: 'user' },
  'iam:AttachRolePolicy': { is: 'given', to: 'role' },
  'iam:DetachRolePolicy': { is: 'ended', to: 'role' },
  'iam:AttachGroupPolicy': { is: 'given', to: 'group' },
  'iam:DetachGroupPolicy': { is: 'ended', to: 'group' },
  'iam:AddUserToGroup': { is: 'given', to: 'user' },
  'iam:RemoveUserFromGroup': { is: 'ended', to: 'user' },
};
/** Of temporary credentials, where a call asks for no other time. Source: AWS STS API reference, AssumeRole. */
const DEFAULT_SECONDS = 3_600;
/** The longest that a session may last. Source: the same. */
const MOST_SECONDS = 43_200;

/**
 * Grants in CloudTrail:
 *
 * | call | grant |
 * | --- | --- |
 * | `sts:AssumeRole…` of a role that breaks the glass | a break-glass of the caller; what is done under it is done by the session; its tags `justification` and `approver` say more |
 * | `iam:Attach…Policy` of a user, role or group; `iam:AddUserToGroup` | a standing one (a break-glass, where the name says so) |
 * | `iam:Detach…Policy`, `iam:RemoveUserFromGroup` | its end |
 *
 * Other roles are assumed all day by programs: those are no grants of their own.
 */
export function readAwsFacts(entry: ToldEntry, kindOf: KindOf, patterns: readonly string[]): GrantFact[] {
  const said = fieldsOf(entry.changes);
  if (ASSUME.has(entry.action)) return readSession(entry, said, patterns);
  const change = Object.hasOwn(CHANGES, entry.action) ? CHANGES[entry.action]! : null;
  if (!change) return [];
  const name = wordOf(said[`${change.to}Name`]);
  const group = change.to === 'user' ? wordOf(said.groupName) : null;
  const role = wordOf(said.policyArn) ?? (group && `group/${group}`);
  if (name === null || role === null) return [];
  const id = `arn:aws:iam::${entry.environment ?? ''}:${change.to}/${name}`;
  const handle = toHandle('aws', id, role);
  if (change.is === 'ended') return [{ is: 'ended', handle }];
  return [
    {
      is: 'given',
      ...UNTOLD,
      handle,
      kind: kindOf(role, null),
      holder: { type: change.to === 'user' ? 'IAMUser' : change.to, id, name },
      role,
      scope: entry.environment,
      // Who assumes a role, or is in a group, no record of this call tells.
      identity: change.to === 'user' ? 'shared' : 'unknown',
    },
  ];
}

function readSession(entry: ToldEntry, said: Json, patterns: readonly string[]): GivenFact[] {
  const role = wordOf(said.roleArn) ?? entry.targets.find(({ id }) => id.includes(':role/'))?.id ?? null;
  const { id, type, name } = entry.actor;
  if (role === null || id === null || !isBreakGlass(patterns, role.slice(role.lastIndexOf('/') + 1)))
    return [];
  const session = wordOf(said.assumedRoleArn);
  const tags = fieldsOf(said.tags);
  return [
    {
      is: 'given',
      ...UNTOLD,
      // Each call gives credentials of its own, which nobody can take back one by one.
      handle: toHandle('aws-session', entry.id),
      kind: 'break-glass',
      // The name of a session is that of its role: who it is stands behind it.
      holder: { type, id, name: /:assumed-role\/(.+)$/.exec(id)?.[1] ?? name },
      role,
      scope: entry.environment,
      justification: wordOf(tags.justification),
      approver: wordOf(tags.approver),
      expiresAt: timeOf(said.expiration) ?? addSeconds(entry.occurredAt, said.durationSeconds),
      endsItself: true,
      actsAs: session === null ? null : { type: 'AssumedRole', id: session },
      identity: session === null ? 'unknown' : 'own',
    },
  ];
}

function addSeconds(at: string, given: unknown): string {
  const seconds = typeof given === 'number' && given > 0 && given <= MOST_SECONDS ? given : DEFAULT_SECONDS;
  return new Date(Date.parse(at) + seconds * 1_000).toISOString();
}
