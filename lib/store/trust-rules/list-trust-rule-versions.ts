import { trustRuleVersionSchema, type TrustRuleVersion } from '@/lib/domain/read-models/trust-rules';
import { queryRows, sql, type Sql } from '../query';
import { microsText } from '../time-text';

const VERSION = sql`version, rules, note, author_name AS author,
  ${microsText('created_at')} AS "createdAt"`;

const read = (rest: Sql): Promise<TrustRuleVersion[]> =>
  queryRows(trustRuleVersionSchema, sql`SELECT ${VERSION} FROM trust_rule_version ${rest}`);

/** Every version of the trust rules, newest first. */
export const listTrustRuleVersions = (): Promise<TrustRuleVersion[]> => read(sql`ORDER BY version DESC`);

/** The version of the trust rules that is active; null before the first. */
export const findActiveTrustRules = async (): Promise<TrustRuleVersion | null> =>
  (await read(sql`ORDER BY version DESC LIMIT 1`))[0] ?? null;
