import { z } from 'zod';
import { queryRows, sql } from '../query';

const rowSchema = z.object({
  ref: z.string(),
  type: z.string(),
  id: z.string().nullable(),
  name: z.string().nullable(),
});

/** Who a pseudonym stands for, as far as it was not erased; null for one that nobody has. */
export async function findActor(ref: string): Promise<z.infer<typeof rowSchema> | null> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT ref, type, id, name FROM audit_actor WHERE ref = ${ref}`,
  );
  return rows[0] ?? null;
}
