import { occasionOf } from '@/lib/auth/occasion';
import { startReplay } from '@/lib/commands/replays/start-replay';
import { replayListSchema } from '@/lib/domain/read-models/replay';
import { replayListQuerySchema, replayStartedSchema } from '@/lib/domain/read-models/replay-api';
import { startReplaySchema } from '@/lib/domain/replay/start-replay';
import { handle } from '@/lib/http/handle';
import { listReplays } from '@/lib/views/replays/list-replays';

/** The saved replays, newest first. */
export const GET = handle(
  { permission: 'policies:replay', query: replayListQuerySchema, answer: replayListSchema },
  ({ actor, query }) => listReplays(actor, query),
);

/** Starts a replay of a candidate in the background. */
export const POST = handle(
  { permission: 'policies:replay', body: startReplaySchema, answer: replayStartedSchema },
  ({ actor, body, request, now }) => startReplay(actor, body, occasionOf(request.headers, now)),
);
