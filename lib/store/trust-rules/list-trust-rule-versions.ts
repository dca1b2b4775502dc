import { trustRuleVersionSchema, type TrustRuleVersion } from '@/lib/domain/read-models/trust-rules';
import { queryRows, sql, type Sql } from '../query';

const VERSION = sql`version, rules, note, author_name AS author,
  to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "createdAt"`;

const read = (rest: Sql): Promise<TrustRuleVersion[]> =>
  queryRows(trustRuleVersionSchema, sql`SELECT ${VERSION} FROM trust_rule_version ${rest}`);

/** Every version of the trust rules, newest first. */
export const listTrustRuleVersions = (): Promise<TrustRuleVersion[]> => read(sql`ORDER BY version DESC`);

/** The version of the trust rules that is active; null before the first. */
export const findActiveTrustRules = async (): Promise<TrustRuleVersion | null> =>
  (await read(sql`ORDER BY version DESC LIMIT 1`))[0] ?? null;
