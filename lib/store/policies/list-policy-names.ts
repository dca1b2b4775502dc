import { z } from 'zod';
import { UNZONED } from '@/lib/domain/kinds';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { SERIES_LAST_AT } from '../drills/series-last-at';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { changeZoneCondition } from './related-policies';

/** The names of policies that ever decided something, in the zones of the reader (null is every zone). */
export async function listDecidingPolicies(zones: readonly string[] | null): Promise<string[]> {
  const rows = await queryRows(
    z.object({ policy: z.string() }),
    sql`SELECT DISTINCT s.policy FROM series s
        WHERE s.kind = 'decision' AND s.policy <> '' AND ${isOfNoDrill(sql`s.environment`, SERIES_LAST_AT)} AND (${zones}::text[] IS NULL OR s.zone = ANY(${zones}))
        ORDER BY 1`,
  );
  return rows.map(({ policy }) => policy);
}

/** When each policy or bundle was last published, activated or rolled back (RFC 3339), by name. */
export async function listChangedPolicies(zones: readonly string[] | null): Promise<Map<string, string>> {
  const rows = await queryRows(
    z.object({ policy: z.string(), lastChangeAt: z.string() }),
    sql`SELECT c.policy,
          ${microsText('max(c.occurred_at)')} AS "lastChangeAt"
        FROM change c
        WHERE c.policy IS NOT NULL AND c.type IN ('policy-published', 'policy-activated', 'policy-rolled-back')
          AND ${changeZoneCondition(zones, UNZONED)}
        GROUP BY 1`,
  );
  return new Map(rows.map(({ policy, lastChangeAt }) => [policy, lastChangeAt]));
}
