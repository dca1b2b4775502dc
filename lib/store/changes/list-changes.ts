import type { z } from 'zod';
import { changeMarkerSchema, type ChangeMarker } from '@/lib/domain/read-models/common';
import type { Window } from '@/lib/domain/time-range';
import { allOf, queryRows, sql, type Sql } from '../query';

export type ChangeFilter = {
  policy?: string;
  environment?: string;
  zone?: string;
  service?: string;
  types?: readonly string[];
  zones?: readonly string[] | null;
};

/** The columns of a change marker. `previousRevision` is the one before it of its policy and place. */
export const CHANGE_COLUMNS = sql`
  c.event_id AS "eventId", to_char(c.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt",
  c.type, c.policy, c.revision, c.environment, c.author, c.message, c.url,
  (SELECT p.revision FROM change p
    WHERE p.policy = c.policy AND p.occurred_at < c.occurred_at AND p.revision IS NOT NULL AND p.revision <> c.revision
      AND p.type = CASE WHEN c.type = 'policy-published' THEN 'policy-published' ELSE 'policy-activated' END
      AND (c.type = 'policy-published' OR p.environment IS NOT DISTINCT FROM c.environment)
    ORDER BY p.occurred_at DESC LIMIT 1) AS "previousRevision"`;

/** The changes of a window, newest first. */
export function listChanges(window: Window, filter: ChangeFilter, limit: number): Promise<ChangeMarker[]> {
  return queryRows<z.ZodType<ChangeMarker>>(
    changeMarkerSchema,
    sql`SELECT ${CHANGE_COLUMNS} FROM change c
        WHERE c.occurred_at >= ${window.from} AND c.occurred_at < ${window.to} AND ${changeConditions(filter)}
        ORDER BY c.occurred_at DESC, c.event_id LIMIT ${limit}`,
  );
}

function changeConditions(filter: ChangeFilter): Sql {
  const conditions: Sql[] = [];
  // A bundle's activation touches every policy below its name.
  if (filter.policy !== undefined)
    conditions.push(sql`(c.policy = ${filter.policy} OR starts_with(${filter.policy}, c.policy || '/'))`);
  if (filter.environment !== undefined)
    conditions.push(sql`(c.environment IS NULL OR c.environment = ${filter.environment})`);
  if (filter.zone !== undefined) conditions.push(sql`c.zone IN (${filter.zone}, 'unzoned')`);
  if (filter.service !== undefined)
    conditions.push(sql`(c.service IS NULL OR c.service = ${filter.service})`);
  if (filter.types) conditions.push(sql`c.type = ANY(${filter.types})`);
  if (filter.zones) conditions.push(sql`c.zone = ANY(${[...filter.zones, 'unzoned']})`);
  return allOf(conditions);
}
