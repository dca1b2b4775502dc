import { OPEN_STATES, type AlertSeverity, type AlertState } from '@/lib/domain/alerting/alert-state';
import type { Window } from '@/lib/domain/time-range';
import { allOf, sql, type Sql } from '../query';

/** Which alerts to read; what is absent does not matter. `zones` confines the reader, null is every zone. */
export type AlertConditions = {
  zones: readonly string[] | null;
  state?: 'open' | AlertState;
  /** Those that were open at some time of it. */
  window?: Window;
  severity?: AlertSeverity;
  zone?: string;
  service?: string;
  environment?: string;
  policy?: string;
  detector?: string;
  cause?: string;
  category?: string;
  rule?: string;
  group?: string;
  incident?: string;
  drill?: string;
};

/**
 * The condition over `alert a`. Alerts without a zone concern all of them, so who is confined to some does not see
 * these. Drills are seen only where they are asked for, or by the group or incident that they belong to.
 */
export function alertConditions(filter: AlertConditions): Sql {
  const { zones, state, window, drill } = filter;
  const conditions: Sql[] = [];
  if (zones !== null) conditions.push(sql`a.zone = ANY(${zones})`);
  if (state === 'open') conditions.push(sql`a.state = ANY(${[...OPEN_STATES]})`);
  else if (state) conditions.push(sql`a.state = ${state}`);
  if (window)
    conditions.push(
      sql`a.pending_since < ${window.to} AND (a.resolved_at IS NULL OR a.resolved_at >= ${window.from})`,
    );
  if (filter.severity) conditions.push(sql`a.severity = ${filter.severity}`);
  if (filter.zone) conditions.push(sql`a.zone = ${filter.zone}`);
  if (filter.service) conditions.push(sql`a.service = ${filter.service}`);
  if (filter.environment) conditions.push(sql`a.environment = ${filter.environment}`);
  if (filter.policy) conditions.push(sql`a.policy = ${filter.policy}`);
  if (filter.detector) conditions.push(sql`a.detector = ${filter.detector}`);
  if (filter.cause) conditions.push(sql`a.cause = ${filter.cause}`);
  if (filter.category) conditions.push(sql`a.category = ${filter.category}`);
  if (filter.rule) conditions.push(sql`a.rule_id = ${filter.rule}`);
  if (filter.group) conditions.push(sql`a.group_id = ${filter.group}::uuid`);
  if (filter.incident) conditions.push(sql`a.incident_id = ${filter.incident}::uuid`);
  if (drill) conditions.push(sql`a.drill_id = ${drill}::uuid`);
  else if (!filter.group && !filter.incident) conditions.push(sql`a.drill_id IS NULL`);
  return allOf(conditions);
}
