import type { z } from 'zod';
import { changeMarkerSchema, type ChangeMarker } from '@/lib/domain/read-models/common';
import type { Window } from '@/lib/domain/time-range';
import { leaveOutDrills, type DrillChoice } from '../drills/leave-out-drills';
import { allOf, queryRows, sql, type Sql } from '../query';
import { microsText } from '../time-text';

export type ChangeFilter = DrillChoice & {
  policy?: string;
  environment?: string;
  zone?: string;
  service?: string;
  types?: readonly string[];
  /** Only changes of policies that decided something within zone, service and environment; others anyway. */
  touching?: boolean;
  zones?: readonly string[] | null;
};

/** The columns of a change marker. `previousRevision` is the one before it of its policy and place. */
export const CHANGE_COLUMNS = sql`
  c.event_id AS "eventId", ${microsText('c.occurred_at')} AS "occurredAt",
  c.type, c.policy, c.revision, c.environment, c.author, c.message, c.url,
  (SELECT p.revision FROM change p
    WHERE p.policy = c.policy AND p.occurred_at < c.occurred_at AND p.revision IS NOT NULL AND p.revision <> c.revision
      AND p.type = CASE WHEN c.type = 'policy-published' THEN 'policy-published' ELSE 'policy-activated' END
      AND (c.type = 'policy-published' OR p.environment IS NOT DISTINCT FROM c.environment)
    ORDER BY p.occurred_at DESC LIMIT 1) AS "previousRevision"`;

/**
 * Engines report what is active again and again, each instance for itself: only a report of another
 * revision than the one active before, in its environment, is a change.
 */
const IS_CHANGE = sql`(c.type <> 'policy-activated' OR c.revision IS DISTINCT FROM (
  SELECT b.revision FROM change b
  WHERE b.policy = c.policy AND b.type = 'policy-activated' AND b.environment IS NOT DISTINCT FROM c.environment
    AND (b.occurred_at, b.event_id) < (c.occurred_at, c.event_id)
  ORDER BY b.occurred_at DESC, b.event_id DESC LIMIT 1))`;

/**
 * The bundle that an engine reports and the policy that was published are the same change where both
 * are known: the policy's own event says more.
 */
const IS_NOT_TOLD_TWICE = sql`NOT EXISTS (
  SELECT 1 FROM change n
  WHERE c.type = 'policy-activated' AND n.type = 'policy-activated' AND starts_with(n.policy, c.policy || '/')
    AND n.revision = c.revision AND n.environment IS NOT DISTINCT FROM c.environment
    AND n.occurred_at BETWEEN c.occurred_at - interval '10 minutes' AND c.occurred_at + interval '10 minutes')`;

/** The changes of a window, newest first. */
export function listChanges(window: Window, filter: ChangeFilter, limit: number): Promise<ChangeMarker[]> {
  return queryRows<z.ZodType<ChangeMarker>>(
    changeMarkerSchema,
    sql`SELECT ${CHANGE_COLUMNS} FROM change c
        WHERE c.occurred_at >= ${window.from} AND c.occurred_at < ${window.to} AND ${changeConditions(filter)} AND ${IS_CHANGE} AND ${IS_NOT_TOLD_TWICE}
        ORDER BY c.occurred_at DESC, c.event_id LIMIT ${limit}`,
  );
}

function changeConditions(filter: ChangeFilter): Sql {
  const conditions = leaveOutDrills(sql`c.environment`, sql`c.occurred_at`, filter);
  // A bundle's activation touches every policy below its name.
  if (filter.policy !== undefined)
    conditions.push(sql`(c.policy = ${filter.policy} OR starts_with(${filter.policy}, c.policy || '/'))`);
  if (filter.environment !== undefined)
    conditions.push(sql`(c.environment IS NULL OR c.environment = ${filter.environment})`);
  if (filter.zone !== undefined) conditions.push(sql`c.zone IN (${filter.zone}, 'unzoned')`);
  if (filter.service !== undefined)
    conditions.push(sql`(c.service IS NULL OR c.service = ${filter.service})`);
  if (filter.touching) conditions.push(touchesScope(filter));
  if (filter.types) conditions.push(sql`c.type = ANY(${filter.types})`);
  if (filter.zones) conditions.push(sql`c.zone = ANY(${[...filter.zones, 'unzoned']})`);
  return allOf(conditions);
}

/** A bundle's change touches what the policies below its name decided about. */
function touchesScope({ zone, service, environment }: ChangeFilter): Sql {
  const scope: Sql[] = [];
  if (zone !== undefined) scope.push(sql`s.zone = ${zone}`);
  if (service !== undefined) scope.push(sql`s.service = ${service}`);
  // Not every engine says where it runs.
  if (environment !== undefined) scope.push(sql`s.environment IN (${environment}, '')`);
  if (scope.length === 0) return sql`TRUE`;
  return sql`(c.policy IS NULL OR EXISTS (
    SELECT 1 FROM (SELECT DISTINCT s.policy FROM series s WHERE s.policy <> '' AND s.kind <> 'change' AND ${allOf(scope)}) AS touched
    WHERE touched.policy = c.policy OR starts_with(touched.policy, c.policy || '/')))`;
}
