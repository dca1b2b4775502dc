import { leaveOutDrills, type DrillChoice } from '../drills/leave-out-drills';
import { allOf, sql, type Sql } from '../query';
import type { Segment } from './cover-window';

/** Which roll-up rows to sum. `zones` confines the reader; null is every zone. */
export type RollupFilter = DrillChoice & {
  kinds?: readonly string[];
  outcomes?: readonly string[];
  zone?: string;
  service?: string;
  environment?: string;
  policy?: string;
  /** Any of these; none where the list is empty. */
  policies?: readonly string[];
  revision?: string;
  source?: string;
  targetZone?: string;
  zones?: readonly string[] | null;
  /** Events of clocks far ahead are kept but counted in no indicator. */
  includeSkewed?: boolean;
};

/** Conditions on `series s`, drills left out by the time `at` that a row is of: of a roll-up the start of its bucket. */
export const seriesConditions = (filter: RollupFilter, at: Sql): Sql =>
  allOf([...leaveOutDrills(sql`s.environment`, at, filter), dimensionConditions(filter)]);

/** Conditions on `series s`, but for drills: who counts must leave them out by the time of each row. */
export function dimensionConditions(filter: RollupFilter): Sql {
  const conditions: Sql[] = [];
  if (filter.kinds) conditions.push(sql`s.kind = ANY(${filter.kinds})`);
  if (filter.outcomes) conditions.push(sql`s.outcome = ANY(${filter.outcomes})`);
  if (filter.zone !== undefined) conditions.push(sql`s.zone = ${filter.zone}`);
  if (filter.service !== undefined) conditions.push(sql`s.service = ${filter.service}`);
  if (filter.environment !== undefined) conditions.push(sql`s.environment = ${filter.environment}`);
  if (filter.policy !== undefined) conditions.push(sql`s.policy = ${filter.policy}`);
  if (filter.policies) conditions.push(sql`s.policy = ANY(${filter.policies})`);
  if (filter.revision !== undefined) conditions.push(sql`s.revision = ${filter.revision}`);
  if (filter.source !== undefined) conditions.push(sql`s.source = ${filter.source}`);
  if (filter.targetZone !== undefined) conditions.push(sql`s.target_zone = ${filter.targetZone}`);
  if (filter.zones) conditions.push(sql`s.zone = ANY(${filter.zones})`);
  if (!filter.includeSkewed) conditions.push(sql`NOT s.clock_skewed`);
  return allOf(conditions);
}

/** Conditions on grain and bucket of `rollup r` or `latency_rollup r`. */
export function segmentConditions(segments: readonly Segment[]): Sql {
  const parts = segments.map(
    ({ grain, from, to }) => sql`(r.grain = ${grain} AND r.bucket >= ${from} AND r.bucket < ${to})`,
  );
  if (parts.length === 0) return sql`FALSE`;
  return sql`(${parts.reduce((left, right) => sql`${left} OR ${right}`)})`;
}
