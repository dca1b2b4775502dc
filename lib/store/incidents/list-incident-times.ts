import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { allOf, queryRows, sql } from '../query';
import { epochMs } from '../epoch-ms';
import { mayKnow } from './incident-columns';
import type { IncidentFilter } from './list-incidents';

const ms = z.number().nullable();
const rowSchema = z.object({ detectedAt: z.number(), acknowledgedAt: ms, mitigatedAt: ms, resolvedAt: ms });

/** The times of incidents (milliseconds since 1970) of which some lie within a window; drills are left out. */
export function listIncidentTimes(
  { from, to }: Window,
  { zone, severity, cause, zones }: IncidentFilter,
): Promise<z.infer<typeof rowSchema>[]> {
  const conditions = [mayKnow(zones), sql`NOT i.is_drill`];
  if (zone !== undefined) conditions.push(sql`${zone} = ANY(i.zones)`);
  if (severity !== undefined) conditions.push(sql`i.severity = ${severity}`);
  if (cause !== undefined) conditions.push(sql`i.cause = ${cause}`);
  return queryRows(
    rowSchema,
    sql`SELECT ${epochMs('i.detected_at')} AS "detectedAt",
          ${epochMs('i.acknowledged_at')} AS "acknowledgedAt",
          ${epochMs('i.mitigated_at')} AS "mitigatedAt",
          ${epochMs('i.resolved_at')} AS "resolvedAt"
        FROM incident i
        WHERE i.detected_at < ${to} AND (i.resolved_at IS NULL OR i.resolved_at >= ${from}) AND ${allOf(conditions)}`,
  );
}
