import { randomUUID } from 'node:crypto';
import { replayPreviewSchema } from '@/lib/domain/read-models/replay';
import { previewReplaySchema } from '@/lib/domain/replay/start-replay';
import { handle } from '@/lib/http/handle';
import { previewReplay } from '@/lib/views/replays/preview-replay';

/** The last decisions as the engine gets them, and what a candidate says of them. */
export const POST = handle(
  { permission: 'policies:replay', body: previewReplaySchema, answer: replayPreviewSchema },
  ({ actor, body, now }) => previewReplay(actor, body, { now, newId: randomUUID }),
);
