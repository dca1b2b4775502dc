import { replayPatchSchema } from '@/lib/domain/read-models/replay-patch';
import { handle } from '@/lib/http/handle';
import { getReplayPatch } from '@/lib/views/replays/get-replay-patch';

/** How a replay's candidate differs from the revision in force. */
export const GET = handle({ permission: 'policies:replay', answer: replayPatchSchema }, ({ actor, params }) =>
  getReplayPatch(actor, params.id!),
);
