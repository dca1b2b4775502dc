import { z } from 'zod';
import { incidentRowSchema, type IncidentRow } from '@/lib/domain/read-models/incidents';
import type { Window } from '@/lib/domain/time-range';
import { allOf, queryRows, sql, type Sql } from '../query';
import { incidentColumns } from './incident-columns';
import { incidentConditions, type IncidentFilter } from './incident-conditions';

/**
 * Incidents that are open or were at some time of a window: open ones first, then the last detected, at most `limit`, and how
 * many there are in all.
 */
export async function listIncidents(
  window: Window,
  filter: IncidentFilter,
  { limit, now }: { limit: number; now: Date },
): Promise<{ items: IncidentRow[]; total: number; open: number }> {
  const conditions = allOf([isWithin(window), ...incidentConditions(filter)]);
  const [items, [counts]] = await Promise.all([
    queryRows(
      incidentRowSchema,
      sql`SELECT ${incidentColumns(now)} FROM incident i WHERE ${conditions}
          ORDER BY i.state NOT IN ('open', 'mitigated'), CASE WHEN i.state IN ('open', 'mitigated') THEN i.severity END,
            i.detected_at DESC, i.number DESC
          LIMIT ${limit}`,
    ),
    queryRows(
      z.object({ total: z.number(), open: z.number() }),
      sql`SELECT count(*)::int AS total, (count(*) FILTER (WHERE i.state IN ('open', 'mitigated')))::int AS open
          FROM incident i WHERE ${conditions}`,
    ),
  ]);
  return { items, ...counts! };
}

const isWithin = ({ from, to }: Window): Sql => sql`
  (i.state IN ('open', 'mitigated') OR i.detected_at < ${to} AND coalesce(i.resolved_at, i.closed_at, i.detected_at) >= ${from})`;
