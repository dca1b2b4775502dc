import { z } from 'zod';
import { queryRows, sql } from '../query';

const rowSchema = z.object({
  digest: z.string(),
  modules: z.array(z.object({ path: z.string(), digest: z.string(), entrypoints: z.array(z.string()) })),
  bytes: z.instanceof(Uint8Array),
});

/** The newest bundle that brought a revision of a policy (or of what the policy is a part of); null without one. */
export async function findBundle(
  policy: string,
  revision: string,
): Promise<z.infer<typeof rowSchema> | null> {
  const [row] = await queryRows(
    rowSchema,
    sql`SELECT b.digest, b.modules, b.bytes FROM policy_bundle b
        WHERE b.revision = ${revision}
          AND EXISTS (SELECT FROM unnest(b.policies) AS p WHERE p = ${policy} OR starts_with(${policy}, p || '/'))
        ORDER BY b.added_at DESC LIMIT 1`,
  );
  return row ?? null;
}
