import type { Transaction } from '../transaction';

/**
 * The ids of the accounts that can administer: administrators that are enabled and have a way to
 * sign in. They stay locked until the end of the transaction, so that two changes at the same time
 * cannot each take away what the other counts on.
 */
export async function lockAdministrators(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM "account"
    WHERE "role" = 'administrator' AND "disabled_at" IS NULL
      AND ("password_hash" IS NOT NULL OR "oidc_subject" IS NOT NULL)
    ORDER BY "id" FOR UPDATE`;
  return rows.map((row) => row.id);
}
