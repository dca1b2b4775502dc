import type { ReplayTally } from '@/lib/domain/replay/replay-tally';
import type { ReplayFlip } from '@/lib/domain/read-models/replay';
import { getPool } from '../database';
import { jsonParameter } from '../json-parameter';
import type { ReplayCursor } from './list-decisions-to-replay';
import type { ReplayRunRow } from './replay-run-row';

/** How many flipped decisions of a run are kept one by one; all are counted. */
export const MOST_FLIPS = 250_000;

export type FlipRow = Omit<ReplayFlip, 'verdict'> & { change: string };

/** What a step has found, and where it came to. */
export type ReplayStep = {
  cursor: ReplayCursor;
  done: number;
  /** Of the whole run, this step included. */
  tally: ReplayTally;
  flips: readonly FlipRow[];
};

/** One statement, and so one transaction: the flips are added only where the run has moved on. */
const ADVANCE = `
  WITH moved AS (
    UPDATE replay_run SET cursor_at = $4, cursor_id = $5, done = done + $6, flips = flips + $7, tally = $8, updated_at = $9
    WHERE id = $1 AND lease_holder = $2 AND state = 'running' AND cursor_id IS NOT DISTINCT FROM $3
    RETURNING id),
  added AS (
    INSERT INTO replay_flip (run_id, occurred_at, event_id, change, was, becomes, reason, zone, service, environment,
      principal, action, resource)
    SELECT moved.id, f."occurredAt", f."eventId", f.change, f."from", f."to", f.reason, f.zone, f.service, f.environment,
      f.principal, f.action, f.resource
    FROM moved, jsonb_to_recordset($10::jsonb) AS f("eventId" uuid, "occurredAt" timestamptz, change text, "from" text,
      "to" text, reason text, zone text, service text, environment text, principal text, action text, resource text))
  SELECT id FROM moved`;

/**
 * Writes a step in one transaction: where the run is, what it counted, what flipped. Returns how many flips are kept;
 * null when the run was ended meanwhile, or when another process took it over: then nothing is written.
 */
export async function advanceReplayRun(
  run: Pick<ReplayRunRow, 'id' | 'cursorId' | 'flips'>,
  holder: string,
  step: ReplayStep,
  now: Date,
): Promise<{ flips: number } | null> {
  const kept = step.flips.slice(0, Math.max(0, MOST_FLIPS - run.flips));
  const { rowCount } = await getPool().query(ADVANCE, [
    run.id,
    holder,
    run.cursorId,
    step.cursor.at,
    step.cursor.id,
    step.done,
    kept.length,
    jsonParameter(step.tally),
    now,
    jsonParameter(kept),
  ]);
  return rowCount === 1 ? { flips: kept.length } : null;
}
