import { readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { listWitnesses } from '@/lib/store/audit-log/witnesses';
import { getLog } from '@/lib/telemetry/log';
import { sendToWitness } from '@/lib/witness/send-to-witness';
import type { WitnessLimits } from '@/lib/witness/witness';
import { getWitnessLimits } from '@/lib/witness/witness-limits';
import { repeat } from '../repeat';

const LOOK_EVERY_MS = 5_000;

/** Witnesses that this process is handing a checkpoint to: one that hangs must not meet itself, nor hold up others. */
const underWay = new Set<string>();

/** Hands new checkpoints to every witness, each at most once a minute and by one instance. */
export function keepWitnessed(): void {
  const limits = getWitnessLimits();
  repeat(LOOK_EVERY_MS, 'checkpoints could not be handed to witnesses', () =>
    handToWitnesses(limits, () => new Date()),
  );
}

/**
 * Starts handing the newest checkpoint to those that do not keep it yet, and returns what was started: one that hangs
 * holds up no other.
 */
export async function handToWitnesses(limits: WitnessLimits, clock: () => Date): Promise<Promise<void>[]> {
  const latest = await readLatestCheckpoint();
  if (!latest) return [];
  const waiting = (await listWitnesses()).filter(
    ({ id, pausedAt, lastSize }) =>
      !underWay.has(id) && pausedAt === null && (lastSize === null || lastSize < latest.size),
  );
  return waiting.map(async (witness) => {
    underWay.add(witness.id);
    try {
      await sendToWitness(witness, latest, { limits, clock, isDue: true });
    } catch (error) {
      getLog().error({ err: error, witness: witness.id }, 'a checkpoint could not be handed to a witness');
    } finally {
      underWay.delete(witness.id);
    }
  });
}
