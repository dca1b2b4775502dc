import { toHandle, UNTOLD, type GrantFact } from '../grant-fact';
import { fieldsOf, itemsOf, wordOf, type ToldEntry } from '../told-entry';
import type { KindOf } from './kind-of';

type Mapped = {
  is: 'given' | 'ended';
  holder: { type: string; id: string; name: string | null };
  roles: string[];
};

/**
 * Grants of identity providers:
 *
 * | provider | given | ended |
 * | --- | --- | --- |
 * | Okta | `user.account.privilege.grant`, with the administrators' roles | `user.account.privilege.revoke` |
 * | Keycloak | `CREATE REALM_ROLE_MAPPING`, `CREATE CLIENT_ROLE_MAPPING` | `DELETE …` |
 * | Auth0 | `POST …/users/<id>/roles` | `DELETE …` |
 * | Entra ID | `Add member to role` | `Remove member from role` |
 *
 * Membership of groups is none: providers keep it for everything, and no record says which of them give rights.
 */
export function readDirectoryFacts(entry: ToldEntry, kindOf: KindOf): GrantFact[] {
  const mapped = READERS[entry.adapter ?? '']?.(entry) ?? null;
  if (!mapped) return [];
  const { is, holder, roles } = mapped;
  const place = [entry.adapter, entry.environment, holder.id];
  return roles.map((role): GrantFact => {
    const handle = toHandle(...place, role);
    if (is === 'ended') return { is, handle };
    return {
      is,
      ...UNTOLD,
      handle,
      kind: kindOf(role, null),
      holder,
      role,
      scope: entry.environment,
      identity: 'shared',
    };
  });
}

const OKTA: Readonly<Record<string, 'given' | 'ended'>> = {
  'user.account.privilege.grant': 'given',
  'user.account.privilege.revoke': 'ended',
};

const READERS: Readonly<Record<string, (entry: ToldEntry) => Mapped | null>> = {
  okta: ({ action, targets, changes }) => {
    const is = Object.hasOwn(OKTA, action) ? OKTA[action]! : null;
    const user = targets.find(({ type }) => type === 'User');
    const { privilegeGranted, privilegeRevoked } = fieldsOf(changes);
    const privileges = wordOf(privilegeGranted ?? privilegeRevoked);
    if (!is || !user || privileges === null) return null;
    return {
      is,
      // As an actor, a user is known by the login name.
      holder: { type: 'User', id: user.name ?? user.id, name: user.name },
      roles: privileges.split(/\s*,\s*/).filter(Boolean),
    };
  },
  keycloak: ({ action, targets, changes }) => {
    const [, verb] = /^(CREATE|DELETE) (?:REALM|CLIENT)_ROLE_MAPPING$/.exec(action) ?? [];
    const id = /^users\/([^/]+)\/role-mappings\//.exec(targets[0]?.id ?? '')?.[1];
    if (!verb || !id) return null;
    return {
      is: verb === 'CREATE' ? 'given' : 'ended',
      holder: { type: 'user', id, name: null },
      roles: rolesOf(changes),
    };
  },
  auth0: ({ targets, changes }) => {
    const [, verb, id] = /^(POST|DELETE) \/api\/v2\/users\/([^/]+)\/roles$/i.exec(targets[0]?.id ?? '') ?? [];
    if (!verb || !id) return null;
    return {
      is: verb.toUpperCase() === 'POST' ? 'given' : 'ended',
      holder: { type: 'user', id: decode(id), name: null },
      roles: rolesOf(changes),
    };
  },
  azure: ({ action, targets, changes }) => {
    const verb = /^(add member to|remove member from) role$/i.exec(action)?.[1]?.toLowerCase();
    const user = targets.find(({ type }) => type.toLowerCase() === 'user');
    const property = itemsOf(changes).find(({ displayName }) => displayName === 'Role.DisplayName');
    const role = unquote(property?.newValue) ?? unquote(property?.oldValue);
    if (!verb || !user || role === null) return null;
    return {
      is: verb === 'add member to' ? 'given' : 'ended',
      holder: { type: 'user', id: user.name ?? user.id, name: user.name },
      roles: [role],
    };
  },
};

/** Values of properties are JSON inside of a text; that of one that is gone is `""`. */
const unquote = (value: unknown): string | null => wordOf(wordOf(value)?.replaceAll(/^"|"$/g, ''));

const rolesOf = (changes: unknown): string[] => {
  const { roles } = fieldsOf(changes);
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string' && role !== '') : [];
};

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
