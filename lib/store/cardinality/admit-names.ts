import { z } from 'zod';
import { CAPPED_DIMENSIONS, type CappedDimension } from '@/lib/domain/folding';
import { inTransaction } from '../in-transaction';
import { queryRows, sql } from '../query';
import type { Admissions } from './admissions';

export type WantedName = { source: string; zone: string; dimension: CappedDimension; name: string };

/** One writer at a time admits names, whatever process it runs in. */
const ADMISSION_LOCK = 7_305_005;

const nameSchema = z.object({
  source: z.string(),
  zone: z.string(),
  dimension: z.enum(CAPPED_DIMENSIONS),
  name: z.string(),
});

/**
 * Admits names in their order while there is room, and takes into memory what is admitted of the sources
 * and zones that were asked for.
 */
export async function admitNames(wanted: readonly WantedName[], admissions: Admissions): Promise<void> {
  const { caps } = admissions;
  const columns = [
    wanted.map(({ source }) => source),
    wanted.map(({ zone }) => zone),
    wanted.map(({ dimension }) => dimension),
    wanted.map(({ name }) => name),
  ];
  const admitted = await inTransaction(async (client) => {
    // A statement of its own: what is counted after it sees what others admitted before.
    await client.query('SELECT pg_advisory_xact_lock($1)', [ADMISSION_LOCK]);
    await client.query(ADMIT, [...columns, caps.services, caps.policies]);
    return queryRows(
      nameSchema,
      sql`SELECT source, zone, dimension, name FROM admitted_name
          JOIN (SELECT DISTINCT * FROM unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[])
            AS w(source, zone, dimension)) AS groups USING (source, zone, dimension)`,
      client,
    );
  });
  for (const { source, zone, dimension, name } of admitted)
    admissions.groupsOf(source, zone)[dimension].names.add(name);
  for (const { source, zone, dimension } of wanted) {
    const group = admissions.groupsOf(source, zone)[dimension];
    group.isFull = group.names.size >= (dimension === 'service' ? caps.services : caps.policies);
  }
}

const ADMIT = `
  WITH wanted AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS w(source, zone, dimension, name, place)
  ), held AS (
    SELECT source, zone, dimension, count(*) AS names
    FROM admitted_name JOIN (SELECT DISTINCT source, zone, dimension FROM wanted) AS groups USING (source, zone, dimension)
    GROUP BY source, zone, dimension
  ), fresh AS (
    SELECT w.source, w.zone, w.dimension, w.name, coalesce(h.names, 0)
        + row_number() OVER (PARTITION BY w.source, w.zone, w.dimension ORDER BY w.place) AS rank
    FROM wanted w LEFT JOIN held h USING (source, zone, dimension)
    WHERE NOT EXISTS (SELECT FROM admitted_name a WHERE a.source = w.source AND a.zone = w.zone
      AND a.dimension = w.dimension AND a.name = w.name)
  )
  INSERT INTO admitted_name (source, zone, dimension, name)
  SELECT source, zone, dimension, name FROM fresh
  WHERE rank <= CASE dimension WHEN 'service' THEN $5::bigint ELSE $6::bigint END`;
