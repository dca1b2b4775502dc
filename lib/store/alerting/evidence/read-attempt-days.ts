import { z } from 'zod';
import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { isOfNoDrill } from '../../drills/leave-out-drills';
import { allOf, queryRows, sql } from '../../query';
import { startOfDay } from '../../time-text';
import { scopeConditions } from './watched-conditions';

const rowSchema = z.object({
  zone: z.string(),
  targetZone: z.string(),
  day: z.number(),
  attempts: z.number(),
});

/**
 * Attempts of whole UTC days (since 1970) from one zone to another within a scope, without those of drills. A zone of the
 * scope may be on either side.
 */
export function readAttemptDays(
  scope: AlertScope,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): Promise<z.infer<typeof rowSchema>[]> {
  const conditions = [
    sql`c.day >= DATE '1970-01-01' + ${fromDay}::int AND c.day < DATE '1970-01-01' + ${toDay}::int`,
    isOfNoDrill(sql`c.environment`, startOfDay(sql`c.day`)),
    ...scopeConditions(scope, sql`c`, { acrossZones: true }),
  ];
  return queryRows(
    rowSchema,
    sql`SELECT c.zone, c.target_zone AS "targetZone", (c.day - DATE '1970-01-01')::int AS day, sum(c.weight) AS attempts
        FROM cross_zone_attempt c WHERE ${allOf(conditions)} GROUP BY 1, 2, 3`,
  );
}
