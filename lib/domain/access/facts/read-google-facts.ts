import { toHandle, UNTOLD, type GrantFact } from '../grant-fact';
import { fieldsOf, itemsOf, timeOf, wordOf, type ToldEntry } from '../told-entry';
import type { KindOf } from './kind-of';

/** The end of a conditional binding, as the console and its templates write it. */
const EXPIRY = /request\.time\s*<\s*timestamp\(\s*["']([^"']{10,40})["']\s*\)/;

/**
 * Grants in Google Cloud's audit logs: each `ADD` of the binding deltas of a SetIamPolicy gives a role to a member, each
 * `REMOVE` ends that. A condition on `request.time` is an expiry that Google enforces by itself.
 */
export function readGoogleFacts(entry: ToldEntry, kindOf: KindOf): GrantFact[] {
  if (!/(^|\.)setiampolicy$/i.test(entry.action)) return [];
  const scope = entry.targets[0]?.id ?? entry.environment;
  return itemsOf(fieldsOf(entry.changes).bindingDeltas).flatMap((delta): GrantFact[] => {
    const role = wordOf(delta.role);
    const member = wordOf(delta.member);
    if (role === null || member === null) return [];
    const handle = toHandle('google', scope, role, member);
    if (delta.action === 'REMOVE') return [{ is: 'ended', handle }];
    if (delta.action !== 'ADD') return [];
    const expression = wordOf(fieldsOf(delta.condition).expression) ?? '';
    const expiresAt = timeOf(EXPIRY.exec(expression)?.[1]);
    const { holder, isOne } = readMember(member);
    return [
      {
        is: 'given',
        ...UNTOLD,
        handle,
        kind: kindOf(role, expiresAt),
        holder,
        role,
        scope,
        expiresAt,
        endsItself: expiresAt !== null,
        identity: isOne ? 'shared' : 'unknown',
      },
    ];
  });
}

type Member = { holder: { type: string; id: string; name: null }; isOne: boolean };

/** `user:kim@example.com`, `serviceAccount:…`; groups, domains and `allUsers` are many. */
function readMember(member: string): Member {
  const colon = member.indexOf(':');
  if (colon < 1) return { holder: { type: 'everybody', id: member, name: null }, isOne: false };
  const prefix = member.slice(0, colon);
  const isOne = prefix === 'user' || prefix === 'serviceAccount';
  const type = prefix === 'serviceAccount' ? 'service-account' : prefix;
  return { holder: { type, id: member.slice(colon + 1), name: null }, isOne };
}
