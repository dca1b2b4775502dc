import { z } from 'zod';
import { pseudonymOf } from '@/lib/audit-log/make-entry';
import { roleSchema } from '@/lib/domain/roles';
import { getPseudonymKey } from '../audit-log/pseudonym-key';
import { queryRows, sql } from '../query';

const accountRow = z.object({ id: z.string(), name: z.string(), role: roleSchema, heldSince: z.date() });
const actionRow = z.object({ ref: z.string(), action: z.string(), lastAt: z.date() });

/** Who holds a role of Gatehouse, since when, and when they last did what in it. */
export type RoleHolder = z.infer<typeof accountRow> & { did: { action: string; lastAt: Date }[] };

/** Accounts that are not disabled. A role is held since it was given last. */
export async function listRoleHolders(): Promise<RoleHolder[]> {
  const accounts = await queryRows(
    accountRow,
    sql`SELECT a.id, coalesce(a.name, a.email) AS name, a.role,
          coalesce((SELECT max(e.occurred_at) FROM audit_entry e
            WHERE e.action = 'account.role-changed' AND e.targets @> jsonb_build_array(
              jsonb_build_object('type', 'account', 'id', a.id::text))), a.created_at) AS "heldSince"
        FROM account a WHERE a.disabled_at IS NULL ORDER BY a.email`,
  );
  const key = getPseudonymKey();
  const refs = accounts.map(({ id }) => pseudonymOf(key, { type: 'account', id }));
  const actions = await queryRows(
    actionRow,
    sql`SELECT ref, action, last_at AS "lastAt" FROM audit_actor_action WHERE ref = ANY(${refs})`,
  );
  return accounts.map((account, place) => ({
    ...account,
    did: actions.filter(({ ref }) => ref === refs[place]),
  }));
}

const tokenRow = z.object({
  name: z.string(),
  scopes: z.array(z.string()),
  heldSince: z.date(),
  lastAt: z.date().nullable(),
});
export type StandingToken = z.infer<typeof tokenRow>;

/** Tokens that neither were revoked nor expire: those used last the longest ago first. */
export const listStandingTokens = (limit: number): Promise<StandingToken[]> =>
  queryRows(
    tokenRow,
    sql`SELECT name, scopes, created_at AS "heldSince", last_used_at AS "lastAt" FROM token
        WHERE revoked_at IS NULL AND expires_at IS NULL ORDER BY last_used_at ASC NULLS FIRST, created_at LIMIT ${limit}`,
  );

/** When the first entry of the log happened; null for an empty one. */
export async function findLogBeginning(): Promise<Date | null> {
  const [row] = await queryRows(
    z.object({ at: z.date() }),
    sql`SELECT occurred_at AS at FROM audit_leaf ORDER BY leaf_index LIMIT 1`,
  );
  return row?.at ?? null;
}
