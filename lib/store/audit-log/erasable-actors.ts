import { z } from 'zod';
import type { ErasableActor } from '@/lib/domain/read-models/audit-retention';
import { queryRows, sql } from '../query';
import type { Transaction } from '../transaction';

const rowSchema = z.object({
  ref: z.string(),
  type: z.string(),
  id: z.string().nullable(),
  name: z.string().nullable(),
  entries: z.string().transform(Number),
});

/** Whom a text means: the one of a pseudonym, else those of exactly this id or name, those with most entries first. */
export async function findErasableActors(text: string, limit: number): Promise<ErasableActor[]> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT ref, type, id, name, entries::text FROM audit_actor
        WHERE ref = ${text} OR lower(id) = lower(${text}) OR lower(name) = lower(${text})
        ORDER BY (ref = ${text}) DESC, entries DESC, ref LIMIT ${limit}`,
  );
  return rows[0]?.ref === text ? rows.slice(0, 1) : rows;
}

/**
 * Takes what was erased out of the directory of who acted; with `leaf` also what was gathered under the pseudonym. Who
 * acts again is known again.
 */
export async function forgetActor(tx: Transaction, ref: string, fields: readonly string[]): Promise<void> {
  if (fields.includes('leaf')) {
    await tx.auditActorAction.deleteMany({ where: { ref } });
    await tx.auditActor.deleteMany({ where: { ref } });
    return;
  }
  await tx.auditActor.updateMany({
    where: { ref },
    data: {
      ...(fields.includes('actor.id') && { id: null }),
      ...(fields.includes('actor.name') && { name: null }),
    },
  });
}
