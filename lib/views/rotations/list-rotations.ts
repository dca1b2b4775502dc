import { whoIsOnCall } from '@/lib/alerting/rotations/who-is-on-call';
import type { Directory, DirectoryRotation } from '@/lib/alerting/routing/directory';
import { makeFirstTree } from '@/lib/alerting/routing/first-tree';
import { listUses } from '@/lib/alerting/routing/list-uses';
import { listAvailable } from '@/lib/alerting/routing/resolve-receivers';
import { toDirectory } from '@/lib/alerting/routing/to-directory';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Route } from '@/lib/domain/alerting/routing';
import type { RotationList, RotationOverride, RotationRow } from '@/lib/domain/read-models/rotations';
import type { Actor } from '@/lib/domain/roles';
import { listCalendars } from '@/lib/store/rotations/rotation-calendars';
import type { RotationRecord } from '@/lib/store/rotations/rotations';
import type { OverrideRecord } from '@/lib/store/rotations/rotation-overrides';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { readRoutingTree } from '@/lib/store/routing/routing-tree';
import {
  findRotationProblems,
  nameOf,
  nameOfFound,
  peopleById,
  presentShift,
  presentShifts,
  roleOf,
} from './present-rotation';

const SHOWN_MS = 28 * 86_400_000;

/** Every rotation with who is on call now and in the next four weeks. Needs alerts:read. */
export async function listRotations(actor: Actor, now: Date): Promise<RotationList> {
  requirePermission(actor, 'alerts:read');
  const ownAccountId = actor.type === 'account' ? actor.id : null;
  const [stored, parts, calendars] = await Promise.all([
    readRoutingTree(),
    readDirectory(now),
    ownAccountId ? listCalendars(ownAccountId) : new Map<string, Date>(),
  ]);
  const directory = toDirectory(parts);
  // Routes are named after the zones that they are for.
  const tree = actor.zones === null ? (stored?.tree ?? makeFirstTree(directory)) : null;
  const byId = new Map(directory.rotations.map((rotation) => [rotation.id, rotation]));
  const mayChange = actor.permissions.has('alerts:write') || actor.permissions.has('alerting:write');
  const people = directory.people.flatMap((person) => {
    const role = roleOf(person.role);
    const { id, email } = person;
    return role && !person.isDisabled ? [{ id, email, role, name: nameOf(person) }] : [];
  });
  return {
    items: parts.rotations.map((record) => ({
      ...present(record, byId.get(record.id)!, parts.overrides, { directory, tree, now }),
      calendarMadeAt: calendars.get(record.id)?.toISOString() ?? null,
    })),
    people: mayChange ? people : [],
    ownAccountId,
    from: now.toISOString(),
    to: new Date(now.getTime() + SHOWN_MS).toISOString(),
  };
}

function present(
  record: RotationRecord,
  rotation: DirectoryRotation,
  overrides: readonly OverrideRecord[],
  { directory, tree, now }: { directory: Directory; tree: Route | null; now: Date },
): Omit<RotationRow, 'calendarMadeAt'> {
  const atMs = now.getTime();
  const people = peopleById(directory);
  const found = whoIsOnCall(rotation.plan, rotation.overrides, listAvailable(directory), atMs);
  return {
    id: record.id,
    name: record.name,
    timeZone: record.timeZone,
    handoffWeekday: record.handoffWeekday,
    handoffTime: record.handoffTime,
    shiftDays: record.shiftDays,
    startsOn: record.startsOn,
    isTrustResponder: record.isTrustResponder,
    members: record.members.map((id) => {
      const person = people.get(id);
      return {
        id,
        name: nameOfFound(person),
        role: person ? roleOf(person.role) : null,
        isDisabled: person?.isDisabled ?? true,
      };
    }),
    revision: record.revision,
    updatedAt: record.updatedAt.toISOString(),
    updatedBy: record.updatedBy,
    now: found.now && presentShift(found.now, people),
    next: found.next && presentShift(found.next, people),
    shifts: presentShifts(rotation, directory, { fromMs: atMs, toMs: atMs + SHOWN_MS }),
    overrides: overrides
      .filter(({ rotationId }) => rotationId === record.id)
      .map((override) => presentOverride(override, people)),
    problems: findRotationProblems(rotation, directory, atMs),
    usedBy: listUses(
      (receiver) => 'rotation' in receiver && receiver.rotation === record.id,
      tree,
      directory.escalations,
    ),
  };
}

function presentOverride(
  { id, accountId, from, to, reason, createdAt, createdBy }: OverrideRecord,
  people: ReturnType<typeof peopleById>,
): RotationOverride {
  const person = people.get(accountId);
  return {
    id,
    person: { id: accountId, name: nameOfFound(person) },
    from: from.toISOString(),
    to: to.toISOString(),
    reason,
    createdAt: createdAt.toISOString(),
    createdBy,
    isVoid: person?.isDisabled ?? true,
  };
}
