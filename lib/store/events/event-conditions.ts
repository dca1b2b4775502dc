import type { Window } from '@/lib/domain/time-range';
import { leaveOutDrills, type DrillChoice } from '../drills/leave-out-drills';
import { allOf, sql, type Sql } from '../query';

/** Which events to list or count. `zones` confines the reader; null is every zone. */
export type EventConditions = DrillChoice & {
  window: Window;
  kind?: string;
  outcome?: string;
  zone?: string;
  service?: string;
  environment?: string;
  policy?: string;
  rule?: string;
  revision?: string;
  principal?: string;
  source?: string;
  /** Whose format it came in: a source may send in several. */
  adapter?: string;
  targetZone?: string;
  traceId?: string;
  q?: string;
  zones: readonly string[] | null;
};

/** Conditions on `event e`, the window apart. */
export function fieldConditions(filter: EventConditions): Sql {
  const conditions: Sql[] =
    // Whoever follows a trace wants all of it.
    filter.traceId === undefined ? leaveOutDrills(sql`e.environment`, sql`e.occurred_at`, filter) : [];
  // Written out, so that the planner can match the partial indexes.
  if (filter.kind === 'decision') conditions.push(sql`e.kind = 'decision'`);
  else if (filter.kind !== undefined) conditions.push(sql`e.kind = ${filter.kind}`);
  if (filter.outcome === 'deny') conditions.push(sql`e.outcome = 'deny'`);
  else if (filter.outcome !== undefined) conditions.push(sql`e.outcome = ${filter.outcome}`);
  if (filter.zone !== undefined) conditions.push(sql`e.zone = ${filter.zone}`);
  if (filter.service !== undefined) conditions.push(sql`e.service = ${filter.service}`);
  if (filter.environment !== undefined) conditions.push(sql`e.environment = ${filter.environment}`);
  if (filter.policy !== undefined) conditions.push(sql`e.policy = ${filter.policy}`);
  if (filter.rule !== undefined) conditions.push(sql`e.rule = ${filter.rule}`);
  if (filter.revision !== undefined) conditions.push(sql`e.revision = ${filter.revision}`);
  if (filter.principal !== undefined) conditions.push(sql`e.principal = ${filter.principal}`);
  if (filter.source !== undefined) conditions.push(sql`e.source = ${filter.source}`);
  if (filter.adapter !== undefined) conditions.push(sql`e.adapter = ${filter.adapter}`);
  if (filter.targetZone !== undefined) conditions.push(sql`e.target_zone = ${filter.targetZone}`);
  if (filter.traceId !== undefined) conditions.push(sql`e.trace_id = ${filter.traceId.toLowerCase()}`);
  if (filter.zones) conditions.push(sql`e.zone = ANY(${filter.zones})`);
  if (filter.q !== undefined) {
    const pattern = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(
      sql`(e.principal ILIKE ${pattern} OR e.action ILIKE ${pattern} OR e.resource ILIKE ${pattern} OR e.reason ILIKE ${pattern} OR e.rule ILIKE ${pattern} OR e.service ILIKE ${pattern} OR e.policy ILIKE ${pattern})`,
    );
  }
  return allOf(conditions);
}

/** Conditions on `event e` with the window. */
export const eventConditions = (filter: EventConditions): Sql =>
  sql`e.occurred_at >= ${filter.window.from} AND e.occurred_at < ${filter.window.to} AND ${fieldConditions(filter)}`;
