import { createHash } from 'node:crypto';
import { pseudonymOf } from '@/lib/audit-log/make-entry';
import type { GivenFact, GrantFact } from '@/lib/domain/access/grant-fact';
import type { ToldEntry } from '@/lib/domain/access/told-entry';
import { getPseudonymKey } from '../audit-log/pseudonym-key';

/** A row of `access_grant` as an entry tells it: nothing has ended or reviewed it yet. */
export type GrantInsert = {
  id: string;
  kind: string;
  handle: string;
  holder_type: string;
  holder_id: string;
  holder_name: string | null;
  holder_ref: string;
  acts_ref: string | null;
  identity: string;
  role: string;
  scope: string | null;
  zone: string | null;
  justification: string | null;
  approver: string | null;
  granted_at: string;
  granted_by: string | null;
  expires_at: string | null;
  ends_itself: boolean;
  entry_id: string;
  source: string | null;
};

/** A row of `access_mark`. */
export type MarkInsert = {
  entry_id: string;
  handle: string;
  kind: string;
  at: string;
  by_ref: string;
  by: string | null;
  conclusion: string | null;
  text: string | null;
};

/** The UUID (version 8) of a text, always the same: an entry that is read again tells of the same grant. */
export function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The pseudonym under which things are done with a right; null where no record tells. */
export const actsRefOf = ({
  actsAs,
  holder,
  identity,
}: Pick<GivenFact, 'actsAs' | 'holder' | 'identity'>): string | null =>
  identity === 'unknown' ? null : pseudonymOf(getPseudonymKey(), actsAs ?? holder);

/** The rows of what an entry says of grants. */
export function rowsOf(
  entry: ToldEntry & { actor: { ref: string } },
  facts: readonly GrantFact[],
): { grants: GrantInsert[]; marks: MarkInsert[] } {
  const by = entry.actor.name ?? entry.actor.id;
  const grants = facts.flatMap((fact, place): GrantInsert[] =>
    fact.is === 'given'
      ? [
          {
            id: uuidOf(fact.isRepeated ? fact.handle : `${entry.id}/${place}`),
            kind: fact.kind,
            handle: fact.handle,
            holder_type: fact.holder.type,
            holder_id: fact.holder.id,
            holder_name: fact.holder.name,
            holder_ref: pseudonymOf(getPseudonymKey(), fact.holder),
            acts_ref: actsRefOf(fact),
            identity: fact.identity,
            role: fact.role,
            scope: fact.scope,
            zone: entry.zone,
            justification: fact.justification,
            approver: fact.approver,
            granted_at: entry.occurredAt,
            granted_by: by,
            expires_at: fact.expiresAt,
            ends_itself: fact.endsItself,
            entry_id: entry.id,
            source: entry.source,
          },
        ]
      : [],
  );
  const marks = facts.flatMap((fact): MarkInsert[] =>
    fact.is === 'given'
      ? []
      : [
          {
            entry_id: entry.id,
            handle: fact.handle,
            kind: fact.is,
            at: entry.occurredAt,
            by_ref: entry.actor.ref,
            by,
            conclusion: fact.is === 'reviewed' ? fact.conclusion : null,
            text: fact.is === 'reviewed' ? fact.text : null,
          },
        ],
  );
  return { grants, marks };
}
