import { replayFlipListSchema } from '@/lib/domain/read-models/replay';
import { replayFlipQuerySchema } from '@/lib/domain/read-models/replay-api';
import { handle } from '@/lib/http/handle';
import { listFlips } from '@/lib/views/replays/list-flips';

/** The decisions that the candidate decides otherwise, or fails on. */
export const GET = handle(
  { permission: 'policies:replay', query: replayFlipQuerySchema, answer: replayFlipListSchema },
  ({ actor, params, query }) => listFlips(actor, params.id!, query),
);
