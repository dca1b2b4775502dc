import type { Transaction } from '../transaction';

/** Ends the walk that runs; what it moved stays moved. Returns its id, or null when none runs. */
export async function cancelReprocessRun(tx: Transaction, now: Date): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE reprocess_run SET state = 'cancelled', finished_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
    WHERE state = 'running' RETURNING id`;
  return rows[0]?.id ?? null;
}

/** Ends a walk that came to its end, or could not go on. Returns what it did, or null when it was ended before. */
export async function finishReprocessRun(
  tx: Transaction,
  id: string,
  end: { state: 'done' | 'failed'; error: string | null },
  now: Date,
): Promise<{ scanned: number; moved: number } | null> {
  const rows = await tx.$queryRaw<{ scanned: number; moved: number }[]>`
    UPDATE reprocess_run SET state = ${end.state}, error = ${end.error}, finished_at = ${now}::timestamptz,
      updated_at = ${now}::timestamptz
    WHERE id = ${id}::uuid AND state = 'running' RETURNING scanned::float8 AS scanned, moved::float8 AS moved`;
  return rows[0] ?? null;
}
