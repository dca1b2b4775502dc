import { GatehouseError } from '@/lib/domain/errors';
import type { ReplayPatch } from '@/lib/domain/read-models/replay-patch';
import type { Actor } from '@/lib/domain/roles';
import { writeUnifiedDiff } from '@/lib/policy/diff-texts';
import { readReplayCandidate } from '@/lib/store/replays/find-replay-run';
import { getPolicyTexts } from '../policies/get-policy-texts';
import { requireReplay } from './require-replay';

/** How a run's candidate differs from the revision in force. Throws `not-found` for an unknown run. */
export async function getReplayPatch(actor: Actor, id: string): Promise<ReplayPatch> {
  const run = await requireReplay(actor, id);
  const [{ files }, current] = await Promise.all([readReplayCandidate(run.id), findTexts(actor, run.policy)]);
  return {
    against: current?.inForce ?? null,
    patch: files && current?.files ? writeUnifiedDiff(current.files, files) : null,
  };
}

/** A candidate may be of a policy that nothing is known of yet. */
async function findTexts(actor: Actor, policy: string) {
  try {
    return await getPolicyTexts(actor, policy, {});
  } catch (error) {
    if (error instanceof GatehouseError && error.code === 'not-found') return null;
    throw error;
  }
}
