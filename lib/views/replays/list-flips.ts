import type { List } from '@/lib/domain/read-models/common';
import type { ReplayFlip } from '@/lib/domain/read-models/replay';
import type { ReplayFlipQuery } from '@/lib/domain/read-models/replay-api';
import type { Actor } from '@/lib/domain/roles';
import { listReplayFlips } from '@/lib/store/replays/list-replay-flips';
import { requireReplay } from './require-replay';

/** The decisions that a replay's candidate decides otherwise, or fails on, in the order of time. */
export async function listFlips(actor: Actor, id: string, query: ReplayFlipQuery): Promise<List<ReplayFlip>> {
  const run = await requireReplay(actor, id);
  return listReplayFlips(run.id, query);
}
