import { sql, type Sql } from '../query';
import { mayKnow } from './incident-columns';

/** Which incidents. `zones` confines the reader; null is every zone. */
export type IncidentFilter = {
  zone?: string;
  state?: 'open' | 'past';
  severity?: number;
  cause?: string;
  zones: readonly string[] | null;
};

/** The conditions of a filter over `incident i`. */
export function incidentConditions({ zone, state, severity, cause, zones }: IncidentFilter): Sql[] {
  const conditions = [mayKnow(zones)];
  if (zone !== undefined) conditions.push(sql`${zone} = ANY(i.zones)`);
  if (state) conditions.push(sql`(i.state IN ('open', 'mitigated')) = ${state === 'open'}`);
  if (severity !== undefined) conditions.push(sql`i.severity = ${severity}`);
  if (cause !== undefined) conditions.push(sql`i.cause = ${cause}`);
  return conditions;
}
