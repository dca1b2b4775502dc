import { z } from 'zod';
import type { Transaction } from '../transaction';

const rowsSchema = z.array(z.object({ ref: z.string() }));

/** The pseudonyms of who made these entries. */
export async function listActorsOf(tx: Transaction, indexes: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT actor_ref AS ref FROM audit_leaf WHERE leaf_index = ANY(${[...indexes]}::bigint[])`;
  return rowsSchema.parse(rows).map(({ ref }) => ref);
}

/**
 * Takes out of the directory of who acted what no entry tells any more: who has none is forgotten with what was done, and
 * an id or a name goes with the last entry that has one.
 */
export async function forgetUntold(tx: Transaction, refs: readonly string[]): Promise<void> {
  const all = [...refs];
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM audit_actor a WHERE a.ref = ANY(${all})
        AND NOT EXISTS (SELECT FROM audit_leaf l WHERE l.actor_ref = a.ref) RETURNING a.ref
    )
    DELETE FROM audit_actor_action d USING gone g WHERE d.ref = g.ref`;
  await tx.$executeRaw`
    UPDATE audit_actor a SET
      id = CASE WHEN a.id IS NOT NULL AND EXISTS (SELECT FROM audit_leaf l
        JOIN audit_sealed s USING (leaf_index) WHERE l.actor_ref = a.ref AND s.fields ? 'actor.id') THEN a.id END,
      name = CASE WHEN a.name IS NOT NULL AND EXISTS (SELECT FROM audit_leaf l
        JOIN audit_sealed s USING (leaf_index) WHERE l.actor_ref = a.ref AND s.fields ? 'actor.name') THEN a.name END
    WHERE a.ref = ANY(${all}) AND (a.id IS NOT NULL OR a.name IS NOT NULL)`;
}
