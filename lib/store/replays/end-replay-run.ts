import type { ReplayState } from '@/lib/domain/read-models/replay';
import { getPool } from '../database';
import type { Transaction } from '../transaction';

/** Ends a run that its holder brought to its end, or that cannot go on. False when it was ended before. */
export async function endReplayRun(
  id: string,
  holder: string,
  end: { state: Extract<ReplayState, 'done' | 'failed'>; error: string | null },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `UPDATE replay_run SET state = $3, error = $4, finished_at = $5, updated_at = $5
     WHERE id = $1 AND lease_holder = $2 AND state = 'running'`,
    [id, holder, end.state, end.error, now],
  );
  return rowCount === 1;
}

/** Ends a run that waits or runs; what it counted stays. False when it had ended before. */
export async function cancelReplayRun(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE replay_run SET state = 'cancelled', finished_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
    WHERE id = ${id}::uuid AND state IN ('queued', 'running')`;
  return changed === 1;
}
