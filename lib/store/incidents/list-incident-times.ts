import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { allOf, queryRows, sql } from '../query';
import { epochMs } from '../epoch-ms';
import { incidentConditions, type IncidentFilter } from './incident-conditions';

const ms = z.number().nullable();
const rowSchema = z.object({ detectedAt: z.number(), acknowledgedAt: ms, mitigatedAt: ms, resolvedAt: ms });

/** The times of incidents (milliseconds since 1970), in whatever state, of which some lie within a window; without drills. */
export function listIncidentTimes(
  { from, to }: Window,
  filter: IncidentFilter,
): Promise<z.infer<typeof rowSchema>[]> {
  const conditions = [...incidentConditions({ ...filter, state: undefined }), sql`NOT i.is_drill`];
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
