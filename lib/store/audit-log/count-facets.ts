import { z } from 'zod';
import { AUDIT_FACETS, type AuditFacet } from '@/lib/domain/read-models/audit';
import { queryRowsWithin } from '../query-rows-within';
import { sql } from '../query';
import { entryConditions, type EntryConditions } from './entry-conditions';

const facetRow = z.object({
  name: z.enum(AUDIT_FACETS),
  value: z.string().nullable(),
  label: z.string().nullable(),
  entries: z.int(),
  different: z.int(),
  counted: z.int(),
});

/**
 * What the newest `most` entries that match are about: of each facet the `top` most frequent values. `counted` is how
 * many entries these are. Null where `milliseconds` were not enough.
 */
export async function countFacets(
  filter: EntryConditions,
  { most, top, milliseconds }: { most: number; top: number; milliseconds: number },
): Promise<{ counted: number; facets: AuditFacet[] } | null> {
  const rows = await queryRowsWithin(
    milliseconds,
    facetRow,
    sql`WITH newest AS MATERIALIZED (
          SELECT l.actor_ref, l.action, l.target_keys, l.zone, l.source, l.outcome
          FROM audit_leaf l WHERE ${entryConditions(filter)}
          ORDER BY l.occurred_at DESC, l.leaf_index DESC LIMIT ${most}),
        grouped AS (
          SELECT f.name, f.value, count(*)::int AS entries
          FROM newest n CROSS JOIN LATERAL (
            VALUES ('actor', n.actor_ref), ('action', n.action), ('zone', n.zone), ('source', n.source),
              ('outcome', n.outcome)
            UNION ALL SELECT DISTINCT 'target', key FROM unnest(n.target_keys) key
            UNION ALL SELECT 'target', NULL WHERE cardinality(n.target_keys) = 0) f(name, value)
          GROUP BY f.name, f.value),
        placed AS (
          SELECT name, value, entries, count(value) OVER (PARTITION BY name)::int AS different,
            row_number() OVER (PARTITION BY name ORDER BY value IS NULL, entries DESC, value) AS place
          FROM grouped)
        SELECT p.name, p.value, p.entries, p.different, coalesce(a.name, a.id) AS label,
          (SELECT count(*)::int FROM newest) AS counted
        FROM placed p LEFT JOIN audit_actor a ON p.name = 'actor' AND a.ref = p.value
        WHERE p.place <= ${top} OR p.value IS NULL ORDER BY p.name, p.place`,
  );
  if (!rows) return null;
  const of = (name: string) => rows.filter((row) => row.name === name);
  const facets = AUDIT_FACETS.map((name): AuditFacet => {
    const found = of(name);
    return {
      name,
      values: found.flatMap(({ value, label, entries }) =>
        value === null ? [] : [{ value, label, entries }],
      ),
      different: found[0]?.different ?? 0,
      without: found.find(({ value }) => value === null)?.entries ?? 0,
    };
  });
  return { counted: rows[0]?.counted ?? 0, facets };
}
