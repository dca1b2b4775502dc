import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { allOf, sql, type Sql } from '../../query';

/** Which series a detector counts. */
export type WatchedFilter = {
  kinds: readonly string[];
  outcomes?: readonly string[];
  sources?: readonly string[];
  /** Only what went, or tried to go, from one zone to another. */
  acrossZones?: boolean;
  /** Any of these, beside what the scope says. */
  zones?: readonly string[];
  policies?: readonly string[];
  services?: readonly string[];
};

/**
 * Conditions on `series s` for what a rule watches: everything within its scope, zoned or not. Drills are among it, since
 * they are made to be found; clocks far ahead are not, as in every indicator.
 */
export function watchedConditions(scope: AlertScope, filter: WatchedFilter): Sql {
  const conditions: Sql[] = [watchedPlace(scope, filter), sql`s.kind = ANY(${filter.kinds})`];
  if (filter.outcomes) conditions.push(sql`s.outcome = ANY(${filter.outcomes})`);
  if (filter.sources) conditions.push(sql`s.source = ANY(${filter.sources})`);
  if (filter.acrossZones) conditions.push(sql`s.target_zone <> '' AND s.target_zone <> s.zone`);
  if (filter.zones) conditions.push(sql`s.zone = ANY(${filter.zones})`);
  if (filter.policies) conditions.push(sql`s.policy = ANY(${filter.policies})`);
  if (filter.services) conditions.push(sql`s.service = ANY(${filter.services})`);
  return allOf(conditions);
}

/** The same of a scope alone. */
export function watchedPlace(
  scope: AlertScope,
  { acrossZones = false }: Pick<WatchedFilter, 'acrossZones'> = {},
): Sql {
  const conditions = [sql`NOT s.clock_skewed`, ...scopeConditions(scope, sql`s`, { acrossZones })];
  if (scope.policies.length > 0) conditions.push(sql`s.policy = ANY(${scope.policies})`);
  return allOf(conditions);
}

/**
 * The place of a scope as conditions on `zone`, `service` and `environment` of a table. What crosses zones (its other side is
 * `target_zone`) lies in a scope of zones with either side.
 */
export function scopeConditions(
  scope: AlertScope,
  table: Sql,
  { acrossZones }: { acrossZones: boolean },
): Sql[] {
  const conditions: Sql[] = [];
  if (scope.zones.length > 0)
    conditions.push(
      acrossZones
        ? sql`(${table}.zone = ANY(${scope.zones}) OR ${table}.target_zone = ANY(${scope.zones}))`
        : sql`${table}.zone = ANY(${scope.zones})`,
    );
  if (scope.services.length > 0) conditions.push(sql`${table}.service = ANY(${scope.services})`);
  if (scope.environments.length > 0) conditions.push(sql`${table}.environment = ANY(${scope.environments})`);
  return conditions;
}
