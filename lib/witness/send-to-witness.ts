import { addAnchor, claimWitness, noteWitnessProblem } from '@/lib/store/audit-log/witnesses';
import type { WitnessRecord } from '@/lib/store/audit-log/witness-record';
import { keepNote } from './keep-note';
import { WitnessProblem, type KeptCheckpoint, type WitnessLimits } from './witness';

/** The newest checkpoint goes to a witness at most this often. */
const EVERY_MS = 60_000;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** Longer than any attempt takes: fetching and pushing may each take half a minute. */
const CLAIM_MS = 5 * 60_000;

/** What became of an attempt: null where another one was under way, or it was not due. */
export type Attempt = { problem: string | null } | null;

/**
 * Hands a checkpoint to one witness, unless another instance is at it, and notes what became of it. After a failure the
 * next attempt waits, twice as long each time. Throws what is no `WitnessProblem`, after noting it as one.
 */
export async function sendToWitness(
  witness: WitnessRecord,
  checkpoint: KeptCheckpoint,
  { limits, clock, isDue }: { limits: WitnessLimits; clock: () => Date; isDue: boolean },
): Promise<Attempt> {
  const now = clock();
  if (!(await claimWitness(witness.id, { now, until: new Date(now.getTime() + CLAIM_MS), isDue })))
    return null;
  try {
    await keepNote(witness, checkpoint, limits, now);
    const kept = clock();
    await addAnchor(witness.id, checkpoint, { now: kept, next: new Date(kept.getTime() + EVERY_MS) });
    return { problem: null };
  } catch (error) {
    const problem =
      error instanceof WitnessProblem ? error.message : 'An error of Gatehouse itself; see its log.';
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** witness.failures, LONGEST_WAIT_MS);
    await noteWitnessProblem(witness.id, problem, new Date(clock().getTime() + waitMs));
    if (!(error instanceof WitnessProblem)) throw error;
    return { problem };
  }
}
