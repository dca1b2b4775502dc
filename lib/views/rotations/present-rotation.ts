import { listShifts } from '@/lib/alerting/rotations/list-shifts';
import type { Shift } from '@/lib/alerting/rotations/rotation-plan';
import { whoIsOnCall } from '@/lib/alerting/rotations/who-is-on-call';
import type { Directory, DirectoryPerson, DirectoryRotation } from '@/lib/alerting/routing/directory';
import { describeNobody, listAvailable } from '@/lib/alerting/routing/resolve-receivers';
import type { OnCallRow, ShiftRow } from '@/lib/domain/read-models/rotations';
import { ROLE_PERMISSIONS, roleSchema, type Permission, type Role } from '@/lib/domain/roles';

/** A person's name as screens have it. */
export const nameOf = ({ name, email }: Pick<DirectoryPerson, 'name' | 'email'>): string => name ?? email;

/** Looks people up by id. */
export const peopleById = ({ people }: Pick<Directory, 'people'>): Map<string, DirectoryPerson> =>
  new Map(people.map((person) => [person.id, person]));

/** The name of somebody who was looked up, and what stands for a name where nobody was found. */
export const nameOfFound = (person: DirectoryPerson | undefined): string =>
  person ? nameOf(person) : 'an account that is gone';

/** A shift with the names of its people. */
export function presentShift(shift: Shift, people: ReadonlyMap<string, DirectoryPerson>): ShiftRow {
  const name = (id: string) => nameOfFound(people.get(id));
  return {
    from: new Date(shift.fromMs).toISOString(),
    to: new Date(shift.toMs).toISOString(),
    person: shift.accountId === null ? null : { id: shift.accountId, name: name(shift.accountId) },
    insteadOf: shift.insteadOf === null ? null : name(shift.insteadOf),
    overrideId: shift.overrideId,
  };
}

/** Who is on call in a rotation at an instant. */
export function presentOnCall(rotation: DirectoryRotation, directory: Directory, atMs: number): OnCallRow {
  const people = peopleById(directory);
  const { plan, overrides } = rotation;
  const found = whoIsOnCall(plan, overrides, listAvailable(directory), atMs);
  const now = found.now && presentShift(found.now, people);
  const next = found.next && presentShift(found.next, people);
  return {
    rotationId: rotation.id,
    rotation: rotation.name,
    isTrustResponder: rotation.isTrustResponder,
    person: now?.person ?? null,
    until: now?.person ? now.to : null,
    next: next?.person ? { name: next.person.name, from: next.from } : null,
    problem: now?.person ? null : describeNobody(rotation.name, found.nobodyBecause),
  };
}

/** The shifts of a rotation that touch a window, with names. */
export const presentShifts = (
  { plan, overrides }: Pick<DirectoryRotation, 'plan' | 'overrides'>,
  directory: Directory,
  window: { fromMs: number; toMs: number },
): ShiftRow[] => {
  const people = peopleById(directory);
  const shifts = listShifts(plan, overrides, listAvailable(directory), window);
  return shifts.map((shift) => presentShift(shift, people));
};

/** What is wrong with a rotation, in whole sentences. */
export function findRotationProblems(
  rotation: Omit<DirectoryRotation, 'id'>,
  directory: Directory,
  atMs: number,
): string[] {
  const people = peopleById(directory);
  const { plan, overrides, name, isTrustResponder } = rotation;
  const { now, nobodyBecause } = whoIsOnCall(plan, overrides, listAvailable(directory), atMs);
  const members = plan.members.map((id) => people.get(id));
  const active = members.filter((member) => member !== undefined && !member.isDisabled);
  const lacks = (permission: Permission) =>
    active.flatMap((member) => (mayDo(member!.role, permission) ? [] : [nameOf(member!)]));
  const tell = (names: readonly string[], what: string) =>
    names.length > 0 ? [`${names.join(', ')} ${what}`] : [];
  const disabled = members.filter((member) => member?.isDisabled ?? true).map(nameOfFound);
  return [
    ...(now?.accountId ? [] : [describeNobody(name, nobodyBecause)]),
    ...tell(disabled, 'cannot be reached: the account is disabled, the next member takes that turn.'),
    ...tell(lacks('alerts:write'), 'may not acknowledge alerts: give a role that may, such as on-call.'),
    ...(isTrustResponder
      ? tell(
          lacks('policies:write'),
          'may not publish policies in Gatehouse: a trust-zone responder undoes a change here as an administrator, or where the policy comes from.',
        )
      : []),
  ];
}

const mayDo = (role: string, permission: Permission): boolean => {
  const known = roleOf(role);
  return known !== null && ROLE_PERMISSIONS[known].includes(permission);
};

/** A stored role, or null for one that Gatehouse does not know. */
export const roleOf = (role: string): Role | null => roleSchema.safeParse(role).data ?? null;
