import { replayDetailSchema } from '@/lib/domain/read-models/replay';
import { handle } from '@/lib/http/handle';
import { getReplay } from '@/lib/views/replays/get-replay';

/** One replay with its progress and all that it found so far. */
export const GET = handle(
  { permission: 'policies:replay', answer: replayDetailSchema },
  ({ actor, params, now }) => getReplay(actor, params.id!, now),
);
