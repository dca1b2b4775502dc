import { leaveOutDrills, type DrillChoice } from '../drills/leave-out-drills';
import { allOf, sql, type Sql } from '../query';

/** Which cases (drifts, alerts) to read. `zones` confines the reader; null is every zone. */
export type CaseFilter = DrillChoice & {
  zone?: string;
  service?: string;
  environment?: string;
  zones?: readonly string[] | null;
};

/** Conditions on a table `c` of cases; `at` is when one was, a `timestamptz`. */
export function caseConditions(filter: CaseFilter, at: Sql): Sql {
  const { zone, service, environment, zones } = filter;
  const conditions = leaveOutDrills(sql`c.environment`, at, filter);
  if (zone !== undefined) conditions.push(sql`c.zone = ${zone}`);
  if (service !== undefined) conditions.push(sql`c.service = ${service}`);
  if (environment !== undefined) conditions.push(sql`c.environment = ${environment}`);
  if (zones) conditions.push(sql`c.zone = ANY(${zones})`);
  return allOf(conditions);
}
