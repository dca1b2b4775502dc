import { z } from 'zod';
import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { allOf, queryRows, sql, type Sql } from '../../query';
import { epochMs } from '../../epoch-ms';
import { scopeConditions } from './watched-conditions';

const times = z.array(z.number());
const misfitSchema = z.object({
  zone: z.string(),
  service: z.string(),
  environment: z.string(),
  /** The classification, or the region, that does not fit. */
  name: z.string(),
  at: times,
  events: times,
  weight: times,
});

/** What does not fit its zone, by place and minute (its start, milliseconds since 1970). */
export type DataMisfit = z.infer<typeof misfitSchema>;

/** Which names of each zone fit, whatever their case; zones that are not among them are not looked at. */
export type Fitting = ReadonlyMap<string, readonly string[]>;

type Range = { fromMs: number; toMs: number };

/**
 * Accesses that were allowed to data whose classification is none of its zone's. The classifications that a zone saw are
 * looked up along the index from one to the next, so that what fits is hardly read.
 */
export function readClassMisfits(
  scope: AlertScope,
  fitting: Fitting,
  { fromMs, toMs }: Range,
): Promise<DataMisfit[]> {
  const within = sql`e.kind = 'data-access' AND e.outcome = 'allowed'
    AND e.occurred_at >= ${new Date(fromMs)} AND e.occurred_at < ${new Date(toMs)}`;
  const nextName = (zone: Sql, after: Sql) => sql`
    SELECT e.resource AS name FROM event e WHERE ${within} AND e.zone = ${zone} AND ${after} ORDER BY e.resource LIMIT 1`;
  return queryRows(
    misfitSchema,
    sql`WITH RECURSIVE ${fittingTable(fitting)}, seen AS (
          SELECT z.zone, n.name FROM unnest(${[...fitting.keys()]}::text[]) AS z (zone)
            CROSS JOIN LATERAL (${nextName(sql`z.zone`, sql`TRUE`)}) AS n
          UNION ALL
          SELECT seen.zone, n.name
          FROM seen CROSS JOIN LATERAL (${nextName(sql`seen.zone`, sql`e.resource > seen.name`)}) AS n
        ), misfit AS MATERIALIZED (
          SELECT zone, name FROM seen
          WHERE NOT EXISTS (SELECT FROM fitting f WHERE f.zone = seen.zone AND f.name = lower(seen.name))
        ), found AS (
          SELECT e.zone, coalesce(e.service, '') AS service, coalesce(e.environment, '') AS environment,
            e.resource AS name, date_trunc('minute', e.occurred_at, 'UTC') AS at, 1 / e.sample_rate AS weight
          FROM misfit CROSS JOIN LATERAL (
            SELECT * FROM event e WHERE ${within} AND e.zone = misfit.zone AND e.resource = misfit.name AND NOT e.clock_skewed
          ) AS e
        )
        ${byMinute(scope)}`,
  );
}

/** Transfers that were allowed to a region that is none of its zone's. */
export const readRegionMisfits = (
  scope: AlertScope,
  fitting: Fitting,
  { fromMs, toMs }: Range,
): Promise<DataMisfit[]> =>
  queryRows(
    misfitSchema,
    sql`WITH ${fittingTable(fitting)}, found AS (
          SELECT t.zone, t.service, t.environment, t.to_region AS name,
            date_trunc('minute', t.occurred_at, 'UTC') AS at, t.weight
          FROM data_transfer t
          WHERE t.occurred_at >= ${new Date(fromMs)} AND t.occurred_at < ${new Date(toMs)}
            AND t.zone IN (SELECT zone FROM fitting)
            AND NOT EXISTS (SELECT FROM fitting f WHERE f.zone = t.zone AND f.name = lower(t.to_region))
        )
        ${byMinute(scope)}`,
  );

function fittingTable(fitting: Fitting): Sql {
  const rows = [...fitting].flatMap(([zone, names]) =>
    names.map((name) => ({ zone, name: name.toLowerCase() })),
  );
  return sql`fitting AS MATERIALIZED (
    SELECT * FROM unnest(${rows.map(({ zone }) => zone)}::text[], ${rows.map(({ name }) => name)}::text[])
      AS f (zone, name)
  )`;
}

/** Counts `found` by place, name and minute, within a scope. */
function byMinute(scope: AlertScope): Sql {
  const conditions = scopeConditions(scope, sql`found`, { acrossZones: false });
  return sql`, minutes AS (
      SELECT zone, service, environment, name, at, count(*) AS events, sum(weight) AS weight
      FROM found WHERE ${allOf(conditions)} GROUP BY 1, 2, 3, 4, 5
    )
    SELECT zone, service, environment, name, array_agg(${epochMs('at')} ORDER BY at) AS at,
      array_agg(events::float8 ORDER BY at) AS events, array_agg(weight ORDER BY at) AS weight
    FROM minutes GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
}
