import { isBreakGlass } from '../is-break-glass';
import { toHandle, UNTOLD, type GivenFact, type GrantFact } from '../grant-fact';
import { fieldsOf, itemsOf, timeOf, wordOf, type ToldEntry } from '../told-entry';
import type { KindOf } from './kind-of';

const BINDINGS = new Set([
  'rolebindings.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
]);
/** Whoever is in it may do everything, past any binding. */
const MASTERS = 'system:masters';
const DAY_MS = 86_400_000;

/**
 * Grants in a Kubernetes audit log:
 *
 * | request | grant |
 * | --- | --- |
 * | create of a RoleBinding or ClusterRoleBinding | one for each subject; its annotations `gatehouse.io/expires-at`, `gatehouse.io/justification` and `gatehouse.io/approved-by` say more |
 * | delete of one | its end |
 * | any request as somebody else who breaks the glass, or in the group `system:masters` | a break-glass of whoever impersonated, one for each day (UTC) and identity |
 *
 * What a binding binds stands in the record of its creation from the level `Request` on; at `Metadata` nobody knows who
 * got what, and so there is no grant.
 */
export function readKubernetesFacts(
  entry: ToldEntry,
  kindOf: KindOf,
  patterns: readonly string[],
): GrantFact[] {
  const [target] = entry.targets;
  if (target && BINDINGS.has(target.type)) {
    const handle = toHandle('kubernetes', entry.environment, target.type, target.id);
    if (entry.action === 'delete') return [{ is: 'ended', handle }];
    if (entry.action === 'create') return readBinding(entry, target.id, handle, kindOf);
  }
  return readImpersonation(entry, patterns);
}

function readBinding(entry: ToldEntry, id: string, handle: string, kindOf: KindOf): GrantFact[] {
  const { roleRef, subjects, annotations } = fieldsOf(entry.changes);
  const { kind, name } = fieldsOf(roleRef);
  if (wordOf(name) === null) return [];
  const role = `${wordOf(kind) ?? 'Role'}/${wordOf(name)}`;
  const noted = fieldsOf(annotations);
  const expiresAt = timeOf(noted['gatehouse.io/expires-at']);
  const slash = id.indexOf('/');
  return itemsOf(subjects).flatMap((subject): GivenFact[] => {
    const holder = readSubject(subject);
    if (!holder) return [];
    return [
      {
        is: 'given',
        ...UNTOLD,
        handle,
        kind: kindOf(role, expiresAt),
        holder,
        role,
        scope: slash < 0 ? 'cluster' : `namespace ${id.slice(0, slash)}`,
        justification: wordOf(noted['gatehouse.io/justification']),
        approver: wordOf(noted['gatehouse.io/approved-by']),
        expiresAt,
        identity: holder.type === 'group' ? 'unknown' : 'shared',
      },
    ];
  });
}

/** A subject as the actor that it is in the audit log. */
function readSubject(subject: Readonly<Record<string, unknown>>): GivenFact['holder'] | null {
  const { kind, namespace } = subject;
  const word = wordOf(subject.name);
  if (word === null) return null;
  if (kind === 'Group') return { type: 'group', id: word, name: null };
  if (kind === 'ServiceAccount')
    return {
      type: 'service-account',
      id: `system:serviceaccount:${wordOf(namespace) ?? 'default'}:${word}`,
      name: null,
    };
  return { ...toActor(word), name: null };
}

function toActor(username: string): { type: string; id: string } {
  if (username.startsWith('system:serviceaccount:')) return { type: 'service-account', id: username };
  return { type: username.startsWith('system:node:') ? 'node' : 'user', id: username };
}

function readImpersonation(entry: ToldEntry, patterns: readonly string[]): GrantFact[] {
  const { impersonator, groups } = fieldsOf(entry.changes);
  const by = wordOf(impersonator);
  const { id: as, type } = entry.actor;
  if (by === null || as === null) return [];
  const names = [as, ...(Array.isArray(groups) ? groups : [])].filter((name) => typeof name === 'string');
  const cause = names.find((name) => name === MASTERS || isBreakGlass(patterns, name));
  if (cause === undefined) return [];
  const day = Math.floor(Date.parse(entry.occurredAt) / DAY_MS);
  return [
    {
      is: 'given',
      ...UNTOLD,
      handle: toHandle('kubernetes-as', entry.environment, by, as, String(day)),
      kind: 'break-glass',
      holder: { ...toActor(by), name: null },
      role: cause === as ? `impersonate ${as}` : `impersonate ${as} in ${cause}`,
      scope: entry.environment,
      // A request as somebody else ends with itself: what is one grant is the day.
      expiresAt: new Date((day + 1) * DAY_MS).toISOString(),
      endsItself: true,
      actsAs: { type, id: as },
      identity: 'shared',
      isRepeated: true,
    },
  ];
}
