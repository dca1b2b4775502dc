import { getPool } from '../database';
import { jsonParameter } from '../json-parameter';
import { queryRows, sql } from '../query';
import { REPLAY_RUN_COLUMNS, replayRunRowSchema, type ReplayRunRow } from './replay-run-row';

/** Who holds a run (an id of its own), and for how long without a sign of life. */
export type Lease = { holder: string; seconds: number };

/**
 * Takes the oldest run that nobody holds: one that waits or whose holder went away, or one that has ended but left
 * something behind. Null when there is none. Two never get the same.
 */
export async function claimReplayRun({ holder, seconds }: Lease): Promise<ReplayRunRow | null> {
  const rows = await queryRows(
    replayRunRowSchema,
    sql`UPDATE replay_run AS r SET lease_holder = ${holder}::uuid, lease_until = now() + make_interval(secs => ${seconds}),
          state = CASE WHEN r.state = 'queued' THEN 'running' ELSE r.state END
        WHERE r.id = (
          SELECT c.id FROM replay_run c
          WHERE (c.state IN ('queued', 'running') OR c.lease_holder IS NOT NULL)
            AND (c.lease_holder IS NULL OR c.lease_until < now())
          ORDER BY c.created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING ${REPLAY_RUN_COLUMNS}`,
  );
  return rows[0] ?? null;
}

/** Tells that the holder is still there. False when the run was ended or taken by another meanwhile. */
export async function renewReplayLease(id: string, { holder, seconds }: Lease): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `UPDATE replay_run SET lease_until = now() + make_interval(secs => $3)
     WHERE id = $1 AND lease_holder = $2 AND state = 'running'`,
    [id, holder, seconds],
  );
  return rowCount === 1;
}

/** Gives a run back: an ended one is over then, another one is free for whoever comes. */
export async function releaseReplayRun(id: string, holder: string): Promise<void> {
  await getPool().query(
    'UPDATE replay_run SET lease_holder = NULL, lease_until = NULL WHERE id = $1 AND lease_holder = $2',
    [id, holder],
  );
}

/** Keeps what was counted before the first decision. False when the run is no longer the holder's. */
export async function storeReplayStrata(
  id: string,
  holder: string,
  strata: ReplayRunRow['strata'],
  total: number,
): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `UPDATE replay_run SET strata = $3, total = $4 WHERE id = $1 AND lease_holder = $2 AND state = 'running'`,
    [id, holder, jsonParameter(strata), total],
  );
  return rowCount === 1;
}
