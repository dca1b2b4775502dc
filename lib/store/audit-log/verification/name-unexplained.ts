import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ErasureIndex } from '@/lib/audit-log/erasures';
import type { ErasedEntry } from '@/lib/audit-log/verification/check-entries';
import type { Problem } from '@/lib/audit-log/verification/problem';
import { queryRows, sql } from '../../query';
import { listErasures, listErasuresOf, readNamedBeginning } from './list-erasures';

const LOOK_AGAIN_MS = 200;
const PATIENCE_MS = 10_000;

/**
 * Of entries of which something was erased, those that no entry of the log names. Who erases leaves such an entry in the
 * same transaction, but it may still wait for its place: none is named before what waits now has its own.
 */
export async function nameUnexplained(erased: readonly ErasedEntry[]): Promise<Problem[]> {
  if (erased.length === 0) return [];
  // Most are named where they are looked for. Only for the others everything that was ever erased is read.
  const unnamed = listUnnamed(erased, await listErasuresOf(erased.map(({ index }) => index)));
  if (unnamed.length === 0 || !(await waitForOutbox())) return [];
  return listUnnamed(unnamed, await listErasures()).map(({ index, fields }) => ({
    kind: 'erased_without_entry',
    first: index,
    last: index,
    what: `${fields ? `What entry ${index} commits to as ${fields.join(', ')}` : `The bytes of entry ${index}`} was erased, but no entry of the log says so.`,
  }));
}

const listUnnamed = (erased: readonly ErasedEntry[], named: ErasureIndex): ErasedEntry[] =>
  erased.filter(({ index, fields }) => !(fields ?? ['leaf']).every((field) => named.names(index, field)));

/** A beginning of the log that no entry names: what is before it was deleted past Gatehouse. */
export async function nameUnexplainedBeginning(minIndex: bigint): Promise<Problem[]> {
  if (minIndex <= (await readNamedBeginning()) || !(await waitForOutbox())) return [];
  const named = await readNamedBeginning();
  if (minIndex <= named) return [];
  return [
    {
      kind: 'missing',
      first: named,
      last: minIndex - 1n,
      what: `The log begins at entry ${minIndex}, but its own entries say that it begins at ${named}.`,
    },
  ];
}

const seqSchema = z.object({ first: z.string().transform(BigInt), last: z.string().transform(BigInt) });
const readOutbox = async () =>
  (
    await queryRows(
      seqSchema,
      sql`SELECT min(seq)::text AS first, max(seq)::text AS last FROM audit_pending HAVING count(*) > 0`,
    )
  )[0] ?? null;

/** Whether everything that waits now got its place within the patience. */
async function waitForOutbox(): Promise<boolean> {
  const now = await readOutbox();
  if (!now) return true;
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_AGAIN_MS) {
    await sleep(LOOK_AGAIN_MS);
    const later = await readOutbox();
    if (!later || later.first > now.last) return true;
  }
  return false;
}
