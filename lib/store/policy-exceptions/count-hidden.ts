import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { allOf, queryRows, sql, type Sql } from '../query';

/** Which decisions an exception may have let through. */
export type HiddenBy = {
  policy: string;
  /** What the engine calls it: records that name it count. */
  name: string | null;
  /** None for any. */
  rules: readonly string[];
  service: string | null;
  zone: string | null;
  environment: string | null;
  principal: string | null;
  /** Whether what would have been denied in its scope counts, though nothing names the exception. */
  withWouldDeny: boolean;
};

/**
 * How many decisions an exception let through in a window, each for as many as its sampling stands for: in its
 * scope, either `would-deny` or with a record that names the exception. `zones` confines the reader; null is every
 * zone.
 */
export async function countHidden(
  { policy, name, withWouldDeny, ...scope }: HiddenBy,
  window: Window,
  zones: readonly string[] | null,
): Promise<number> {
  const conditions = scopeConditions(scope, zones);
  const [wouldDeny, named] = await Promise.all([
    withWouldDeny
      ? sumWeights(
          sql`event e`,
          sql`e.kind = 'decision' AND e.outcome = 'would-deny' AND e.policy = ${policy}
          AND e.occurred_at >= ${window.from} AND e.occurred_at < ${window.to} AND ${conditions}`,
        )
      : 0,
    name === null
      ? 0
      : sumWeights(
          sql`exception_use u JOIN event e ON e.occurred_at = u.occurred_at AND e.id = u.event_id`,
          sql`u.policy = ${policy} AND u.occurred_at >= ${window.from} AND u.occurred_at < ${window.to}
            AND ${isNamed(name)} AND ${withWouldDeny ? sql`e.outcome <> 'would-deny'` : sql`TRUE`} AND ${conditions}`,
        ),
  ]);
  return wouldDeny + named;
}

/** What the records of a policy in the window tell of: what they would have denied, and names of exceptions. */
export async function readWhatIsTold(
  policy: string,
  window: Window,
  zones: readonly string[] | null,
): Promise<{ wouldDeny: boolean; names: boolean }> {
  const ofZones = zones === null ? sql`TRUE` : sql`e.zone = ANY(${zones})`;
  const [row] = await queryRows(
    z.object({ wouldDeny: z.boolean(), names: z.boolean() }),
    sql`SELECT EXISTS (SELECT FROM event e
          WHERE e.kind = 'decision' AND e.outcome = 'would-deny' AND e.policy = ${policy}
            AND e.occurred_at >= ${window.from} AND e.occurred_at < ${window.to} AND ${ofZones}) AS "wouldDeny",
        EXISTS (SELECT FROM exception_use u JOIN event e ON e.occurred_at = u.occurred_at AND e.id = u.event_id
          WHERE u.policy = ${policy} AND u.occurred_at >= ${window.from} AND u.occurred_at < ${window.to}
            AND ${ofZones}) AS names`,
  );
  return row!;
}

async function sumWeights(from: Sql, where: Sql): Promise<number> {
  const [row] = await queryRows(
    z.object({ weight: z.number() }),
    sql`SELECT coalesce(sum(1 / e.sample_rate), 0)::float8 AS weight FROM ${from} WHERE ${where}`,
  );
  return row!.weight;
}

function scopeConditions(
  { rules, service, zone, environment, principal }: Omit<HiddenBy, 'policy' | 'name' | 'withWouldDeny'>,
  zones: readonly string[] | null,
): Sql {
  const conditions: Sql[] = [];
  if (rules.length > 0) conditions.push(sql`e.rule = ANY(${rules})`);
  if (service !== null) conditions.push(sql`e.service = ${service}`);
  if (zone !== null) conditions.push(sql`e.zone = ${zone}`);
  if (environment !== null) conditions.push(sql`e.environment = ${environment}`);
  if (principal !== null) conditions.push(sql`e.principal = ${principal}`);
  if (zones !== null) conditions.push(sql`e.zone = ANY(${zones})`);
  return allOf(conditions);
}

/** Some records name the namespace of an exception and some do not: where both do, it has to be the same. */
function isNamed(name: string): Sql {
  const short = name.split('/').at(-1)!;
  return name.includes('/')
    ? sql`u.exception IN (${name}, ${short})`
    : sql`(u.exception = ${name} OR right(u.exception, length(${name}) + 1) = '/' || ${name})`;
}
