import { z } from 'zod';
import { toTargetKey } from '@/lib/domain/audit-filter';
import { eraseGrantCopies } from '../access-grants/erase-grant-copies';
import { jsonParameter } from '../json-parameter';
import type { Transaction } from '../transaction';
import { eraseEventCopies } from './erase-event-copies';
import { ENTRY_COLUMNS, ENTRY_TABLES, entryRow } from './entry-row';
import { wordsOf } from './index-leaves';
import { waitForSequencer } from './only-sequencer';
import { forgetUntold, listActorsOf } from './forget-untold';
import { refuseHeld } from './refuse-held';

const erasedSchema = z.array(z.object({ index: z.bigint(), field: z.string() }));

/** What was there and is gone: an index and the field of it, `leaf` for the whole. */
export type Erased = z.infer<typeof erasedSchema>[number];

/**
 * Takes fields out of entries, or everything but their hashes where the field is `leaf`, wherever this database keeps
 * them: the values and their salts, the words they are found by, the originals of the events they came with, what
 * was read out of them about grants, and what the directory of who acted has from them alone. The tree is not touched. Throws `conflict`, naming the hold, where a legal hold covers one of them, also where it was set
 * this moment.
 */
export async function eraseEntries(
  tx: Transaction,
  erasure: {
    indexes: readonly bigint[];
    fields: readonly string[];
    /** The entry log.erase that tells of it, written in the same transaction. */
    entryId: string;
    basis: string;
  },
  now: Date,
): Promise<Erased[]> {
  const indexes = erasure.indexes.map(String);
  await waitForSequencer(tx);
  await refuseHeld(tx, indexes);
  const refs = await listActorsOf(tx, indexes);
  const rows = await tx.$queryRaw`
    SELECT erased_index AS index, erased_field AS field FROM audit_erase(
      ${indexes}::bigint[], ${[...erasure.fields]}::text[], ${erasure.entryId}::uuid, ${now}::timestamptz, ${erasure.basis})`;
  const erased = erasedSchema.parse(rows);
  const touched = [...new Set(erased.map(({ index }) => String(index)))];
  await eraseEventCopies(tx, touched, erasure.fields);
  await eraseGrantCopies(tx, touched, erasure.fields);
  await findAgain(tx, touched);
  await forgetUntold(tx, refs);
  return erased;
}

/**
 * Makes entries findable by what is left of them. Those whose turn has not come yet are made so by what is left then.
 */
async function findAgain(tx: Transaction, indexes: readonly string[]): Promise<void> {
  const found = await tx.$queryRawUnsafe<Record<string, unknown>[]>(
    `SELECT ${ENTRY_COLUMNS.text} FROM ${ENTRY_TABLES.text}
         WHERE l.leaf_index = ANY($1::bigint[]) AND l.leaf IS NOT NULL
           AND l.leaf_index < (SELECT indexed_to FROM audit_head)`,
    [...indexes],
  );
  const rows = found.map((row) => entryRow.parse(mapValues(row)));
  if (rows.length === 0) return;
  const words = rows.map(({ index, targets, ...entry }) => ({
    index,
    words: wordsOf({ ...entry, targetKeys: targets.map(toTargetKey) }),
  }));
  await tx.$executeRaw`
    INSERT INTO audit_search (leaf_index, words)
    SELECT (w->>'index')::bigint, array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(w->'words')))
    FROM jsonb_array_elements(${jsonParameter(words)}::jsonb) AS w`;
}

/** Prisma gives bytes in another shape than the pool, for which rows are described. */
const mapValues = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value) : value,
    ]),
  );
