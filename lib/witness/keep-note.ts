import { keepInFile } from './file/file-witness';
import { keepInGit } from './git/git-witness';
import { keepByWebhook } from './webhook/webhook-witness';
import type { KeptCheckpoint, Witness, WitnessLimits } from './witness';

/** Hands a checkpoint to a witness, and returns once it is kept there. Throws `WitnessProblem`. */
export async function keepNote(
  witness: Witness,
  checkpoint: KeptCheckpoint,
  limits: WitnessLimits,
  now: Date,
): Promise<void> {
  if (witness.kind === 'file') await keepInFile(witness, checkpoint, limits);
  else if (witness.kind === 'git') await keepInGit(witness, checkpoint, limits);
  else await keepByWebhook(witness, checkpoint, limits, now);
}
