import { GRANT_KINDS, REVIEW_CONCLUSIONS } from '../../access-grant';
import { toHandle, type GrantFact } from '../grant-fact';
import { fieldsOf, timeOf, wordOf, type ToldEntry } from '../told-entry';
import type { KindOf } from './kind-of';

/** Types of targets that can hold a right. */
const HOLDERS = new Set([
  'user',
  'account',
  'service-account',
  'workload',
  'node',
  'token',
  'client',
  'group',
]);

const oneOf = <T extends string>(words: readonly T[], value: unknown): T | null =>
  words.find((word) => word === value) ?? null;

/**
 * The wire words of grants, in audit events of any source:
 *
 * | action | who holds it | `changes` |
 * | --- | --- | --- |
 * | `access.granted` | the first target that can hold a right, else the actor | `role`, `kind`?, `scope`?, `justification`?, `approver`?, `expiresAt`?, `endsItself`?, `actsAs`? {type, id}, `grantId`? |
 * | `breakglass.used` | the actor | the same; the kind is break-glass |
 * | `access.revoked` | as `access.granted` | `grantId`, or `role` and `scope` as in the grant |
 * | `access.reviewed` | as `access.granted` | `grantId`, or `role` and `scope`; `conclusion` (justified, not-justified, follow-up), `text`? |
 *
 * Without `kind`, a role that breaks the glass is a break-glass, a right with an expiry an elevation, any other one
 * standing. `role` may be a target of the type `role` instead.
 */
export function readNativeFacts(entry: ToldEntry, kindOf: KindOf): GrantFact[] {
  const { action, actor, targets, source } = entry;
  const said = fieldsOf(entry.changes);
  const isUse = action === 'breakglass.used';
  const target = isUse ? undefined : targets.find(({ type }) => HOLDERS.has(type));
  const holder = target ?? (actor.id === null ? null : { ...actor, id: actor.id });
  const role = wordOf(said.role) ?? targets.find(({ type }) => type === 'role')?.id ?? null;
  const grantId = wordOf(said.grantId);
  const scope = wordOf(said.scope);
  if (!holder || (grantId === null && role === null)) return [];
  const handle =
    grantId === null
      ? toHandle('native', source, holder.type, holder.id, role, scope)
      : toHandle('grant', source, grantId);
  if (action === 'access.revoked') return [{ is: 'ended', handle }];
  if (action === 'access.reviewed') {
    const conclusion = oneOf(REVIEW_CONCLUSIONS, said.conclusion);
    return conclusion ? [{ is: 'reviewed', handle, conclusion, text: wordOf(said.text) }] : [];
  }
  if (role === null) return [];
  const expiresAt = timeOf(said.expiresAt);
  const actsAs = fieldsOf(said.actsAs);
  const [type, id] = [wordOf(actsAs.type), wordOf(actsAs.id)];
  const own = type !== null && id !== null ? { type, id } : null;
  return [
    {
      is: 'given',
      handle,
      kind: isUse ? 'break-glass' : (oneOf(GRANT_KINDS, said.kind) ?? kindOf(role, expiresAt)),
      holder: { type: holder.type, id: holder.id, name: holder.name },
      role,
      scope,
      justification: wordOf(said.justification),
      approver: wordOf(said.approver),
      expiresAt,
      endsItself: said.endsItself === true,
      actsAs: own,
      identity: own ? 'own' : holder.type === 'group' ? 'unknown' : 'shared',
    },
  ];
}
