import { z } from 'zod';
import { queryRows, sql } from '../query';

const sealedSchema = z.record(z.string(), z.object({ salt: z.string(), value: z.unknown() }));
const leafRow = z.object({
  index: z.string().transform(BigInt),
  leaf: z.instanceof(Buffer).nullable(),
  leafHash: z.instanceof(Buffer),
  sealed: sealedSchema.nullable().transform((fields) => fields ?? {}),
});

/** A leaf as it is stored: its bytes are null once they were erased. Salts are base64. */
export type StoredLeaf = z.infer<typeof leafRow>;

/** The leaves of these indexes that the log still has, in their order, with the values that they commit to. */
export const readLeaves = (indexes: readonly bigint[]): Promise<StoredLeaf[]> =>
  queryRows(
    leafRow,
    sql`SELECT l.leaf_index::text AS index, l.leaf, l.leaf_hash AS "leafHash", s.fields AS sealed
        FROM audit_leaf l LEFT JOIN audit_sealed s ON s.leaf_index = l.leaf_index
        WHERE l.leaf_index = ANY(${indexes.map(String)}::bigint[]) ORDER BY l.leaf_index`,
  );
